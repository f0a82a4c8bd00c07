package org.tessera.science.approx;

import org.jspecify.annotations.Nullable;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// The bytes of what the cells of a group share, written and read.
final class GroupStream {

    /// Most frames and weights are near those of the cell before; no number of a file may be farther off.
    private static final int FARTHEST = 1 << 24;

    private GroupStream() {}

    /// Which cells there are, their frames and weights, and the shapes with their scores.
    ///
    /// @param members in ascending order
    static byte[] shared(CellGroup group, int[] members, int[] weights, SharedShapes shapes) {
        RangeEncoder coder = new RangeEncoder();
        GroupNumbers numbers = new GroupNumbers(coder);
        int[] kinds = new int[group.cells()];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = group.frames[c] == null ? GroupModel.EMPTY : GroupModel.ALONE;
        }
        for (int member : members) {
            kinds[member] = GroupModel.SHARING;
        }
        int before = 0;
        for (int kind : kinds) {
            before = numbers.side(GroupNumbers.KIND, kind, before, 0);
        }
        int[] all = new int[(CellFrame.NUMBERS + 1) * members.length];
        for (int r = 0; r < members.length; r++) {
            CellFrame frame = java.util.Objects.requireNonNull(group.frames[members[r]]);
            for (int n = 0; n < CellFrame.NUMBERS; n++) {
                all[n * members.length + r] = frame.number(n);
            }
            all[CellFrame.NUMBERS * members.length + r] = weights[r];
        }
        columns(numbers, all, members.length);
        if (members.length > 0) {
            numbers.side(GroupNumbers.COUNT, shapes.shapes().size(), 0, 0);
        }
        int[] last = new int[group.modes.count()];
        for (int k = 0; k < shapes.shapes().size(); k++) {
            int[] shape = shapes.shapes().get(k);
            numbers.side(GroupNumbers.EXPONENT, shapes.exponents().get(k), 0, 0);
            numbers.shape(group.modes, shape, last, k);
            scores(numbers, shapes.scores().get(k).clone(), k, true);
            last = shape;
        }
        return coder.finish();
    }

    /// Frames and weights as differences from the cell before, one number of all cells after the other.
    private static void columns(GroupNumbers numbers, int[] all, int cells) {
        for (int n = 0; n <= CellFrame.NUMBERS; n++) {
            int kind = n == CellFrame.NUMBERS ? GroupNumbers.WEIGHT : GroupNumbers.FRAME + n;
            int before = 0;
            int earlier = 0;
            for (int r = 0; r < cells; r++) {
                int at = n * cells + r;
                int last = r == 0 ? 0 : all[at - 1];
                int difference = numbers.side(kind, all[at] - last, before, earlier);
                all[at] = Math.clamp((long) last + difference, -FARTHEST, FARTHEST);
                earlier = before;
                before = r == 0 ? 0 : difference;
            }
        }
    }

    /// Scores as they are, or as differences from the cell before where these are smaller.
    private static void scores(GroupNumbers numbers, int[] scores, int rank, boolean writes) {
        long plain = 0;
        long differences = 0;
        for (int r = 1; writes && r < scores.length; r++) {
            plain += Math.abs((long) scores[r]);
            differences += Math.abs((long) scores[r] - scores[r - 1]);
        }
        int manner = numbers.side(GroupNumbers.MANNER, differences < plain ? 1 : 0, 0, 0);
        int kind = GroupNumbers.SCORE + Math.min(rank, GroupNumbers.SCORES - 1);
        int before = 0;
        int earlier = 0;
        int last = 0;
        for (int r = 0; r < scores.length; r++) {
            int coded = numbers.side(kind, scores[r] - (manner == 1 ? last : 0), before, earlier);
            scores[r] = coded + (manner == 1 ? last : 0);
            last = scores[r];
            earlier = before;
            before = coded;
        }
    }

    /// What the stream says of some cells.
    ///
    /// @param kinds of all cells
    /// @param frames of those that share shapes
    /// @param coefficients of the cells that were asked for, in their own scale; empty for others
    @SuppressWarnings("ArrayRecordComponent")
    record Read(int[] kinds, @Nullable CellFrame[] frames, double[][] coefficients) {}

    /// @param cells how many there are
    /// @param from first cell that is wanted
    /// @param to end of those
    static Read read(ByteReader in, Modes modes, int cells, int from, int to, Limits limits) {
        GroupNumbers numbers = new GroupNumbers(new RangeDecoder(in.bytes(in.remaining())));
        int[] kinds = new int[cells];
        int before = 0;
        int members = 0;
        for (int c = 0; c < cells; c++) {
            before = numbers.side(GroupNumbers.KIND, 0, before, 0);
            if (before < GroupModel.EMPTY || before > GroupModel.ALONE) {
                throw in.malformed("a kind of cell expected, found " + before);
            }
            kinds[c] = before;
            members += before == GroupModel.SHARING ? 1 : 0;
        }
        int[] all = new int[(CellFrame.NUMBERS + 1) * members];
        columns(numbers, all, members);
        Read read = new Read(kinds, frames(in, kinds, all, members), new double[cells][0]);
        if (members > 0) {
            shapes(in, numbers, modes, read, members, from, to, limits);
            weigh(in, read, all, members, to);
        }
        return read;
    }

    private static @Nullable CellFrame[] frames(ByteReader in, int[] kinds, int[] all, int members) {
        CellFrame[] frames = new CellFrame[kinds.length];
        int[] one = new int[CellFrame.NUMBERS];
        for (int c = 0, r = 0; c < kinds.length; c++) {
            if (kinds[c] == GroupModel.SHARING) {
                for (int n = 0; n < one.length; n++) {
                    one[n] = all[n * members + r];
                }
                r++;
                frames[c] = CellFrame.of(one);
                if (frames[c] == null) {
                    throw in.malformed("a frame of a cell expected, found " + java.util.Arrays.toString(one));
                }
            }
        }
        return frames;
    }

    private static void shapes(
            ByteReader in, GroupNumbers numbers, Modes modes, Read read, int members, int from, int to, Limits limits) {
        int count = numbers.side(GroupNumbers.COUNT, 0, 0, 0);
        if (count < 0 || count > Math.min(SharedShapes.MOST, members)) {
            throw in.malformed("up to " + members + " shapes expected, found " + count);
        }
        limits.checkChunkValues((long) (to - from) * modes.count());
        for (int c = from; c < to; c++) {
            read.coefficients[c] = read.kinds[c] == GroupModel.SHARING ? new double[modes.count()] : new double[0];
        }
        int[] last = new int[modes.count()];
        for (int k = 0; k < count; k++) {
            int exponent = numbers.side(GroupNumbers.EXPONENT, 0, 0, 0);
            if (exponent < -SharedShapes.MOST_EXPONENT || exponent > SharedShapes.MOST_EXPONENT) {
                throw in.malformed("the exponent of a shape expected, found " + exponent);
            }
            int[] shape = new int[modes.count()];
            numbers.shape(modes, shape, last, k);
            int[] scores = new int[members];
            scores(numbers, scores, k, false);
            for (int c = 0, r = 0; c < to; c++) {
                double[] row = read.coefficients[c];
                if (row.length > 0) {
                    SharedShapes.add(row, shape, scores[r], exponent);
                }
                r += read.kinds[c] == GroupModel.SHARING ? 1 : 0;
            }
            last = shape;
        }
    }

    /// From the weighted scale of the group to that of each cell.
    private static void weigh(ByteReader in, Read read, int[] all, int members, int to) {
        for (int c = 0, r = 0; c < to; c++) {
            double[] row = read.coefficients[c];
            if (row.length > 0) {
                double weight = GroupSearch.weight(all[CellFrame.NUMBERS * members + r]);
                if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                    throw in.malformed("the weight of a cell expected, found " + weight);
                }
                for (int m = 0; m < row.length; m++) {
                    row[m] /= weight;
                }
            }
            r += read.kinds[c] == GroupModel.SHARING ? 1 : 0;
        }
    }
}
