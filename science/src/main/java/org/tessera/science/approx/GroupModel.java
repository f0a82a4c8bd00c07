package org.tessera.science.approx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Codec;
import org.tessera.codec.Codecs;
import org.tessera.codec.MeanCodec;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.residual.PartApproximator;
import org.tessera.residual.Quality;
import org.tessera.residual.ValueScale;

/// Distributions of neighbouring cells in a group: each in the frame of its own Maxwellian, where they look alike, and
/// there all of them as sums of a few shapes that the group shares.
///
/// The shapes are principal components (Karhunen-Loève) of coefficients of Hermite functions, as in [HermiteModel]. A
/// cell for which these do not suffice is written alone, by cosines. Of a group one cell can be worked out without the
/// others: only the numbers are read in order.
///
/// @param order degrees of the functions of all axes together are below it
public record GroupModel(int order, ValueScale scale) implements PartApproximator {

    static final int MOST_ORDER = 40;

    /// Orders that are tried.
    private static final int[] ORDERS = {16, 25, 32, 40};

    /// Where no error is aimed at.
    private static final int USUAL_ORDER = 25;

    /// A cell of zeros.
    static final int EMPTY = 0;

    /// A cell of the shapes of its group.
    static final int SHARING = 1;

    /// A cell written for itself.
    static final int ALONE = 2;

    private static final int MOST_CELLS = 1 << 16;
    private static final int POSITIVE = 1;

    /// Leaves room for the rounding to floats.
    private static final double INSIDE = 1 - 1e-6;

    private static final String OTHER = "cosine";
    private static final Codec DECODER = Codecs.create(new OptionText(OTHER, java.util.Map.of()));

    /// Sizes of a cell: of four axes and more the last three, else all.
    private static int[] cell(Shape shape) {
        int[] all = shape.intSizes();
        int[] sizes = {1, 1, 1};
        for (int a = 0; a < Math.min(sizes.length, all.length); a++) {
            sizes[sizes.length - 1 - a] = all[all.length - 1 - a];
        }
        return sizes;
    }

    private static int cells(Shape shape) {
        long cells = 1;
        for (int a = 0; a < shape.rank() - CellFrame.AXES; a++) {
            cells *= shape.size(a);
        }
        return (int) Math.min(Integer.MAX_VALUE, cells);
    }

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        double[] values = field.toDoubles();
        if (cells(field.spec().shape()) > MOST_CELLS || Arrays.stream(values).allMatch(v -> v == 0)) {
            return null;
        }
        int[] sizes = cell(field.spec().shape());
        return new Analysis() {

            private @Nullable CellGroup group;

            @Override
            public byte @Nullable [] within(Quality quality) {
                double limit = quality.meanError() * INSIDE;
                return limit > 0 ? GroupModel.this.within(field, sizes, limit) : null;
            }

            @Override
            public byte @Nullable [] write(double step) {
                if (group == null) {
                    group = CellGroup.of(field, sizes, Math.min(order, USUAL_ORDER), scale, 0);
                }
                return GroupModel.this.write(group, step);
            }
        };
    }

    /// With the least order that suffices for all cells, else with what suffices for most.
    private byte @Nullable [] within(ArrayField field, int[] sizes, double limit) {
        CellGroup best = CellGroup.of(field, sizes, Math.min(order, ORDERS[0]), scale, limit);
        int[] members = best.described(limit);
        for (int n = 1; n < ORDERS.length && members.length < best.filled().length; n++) {
            if (ORDERS[n - 1] >= order) {
                break;
            }
            CellGroup next = best.withOrder(Math.min(order, ORDERS[n]), limit);
            int[] more = next.described(limit);
            if (more.length > members.length) {
                best = next;
                members = more;
            }
        }
        return within(best, members, limit);
    }

    private byte @Nullable [] within(CellGroup group, int[] members, double limit) {
        byte[] shared;
        if (members.length == 0) {
            shared = GroupStream.shared(group, members, new int[0], SharedShapes.NONE);
        } else {
            GroupSearch.Found found = new GroupSearch(group, members, limit).find();
            if (found == null) {
                return null;
            }
            shared = found.bytes();
        }
        ByteWriter out = start(group).block(shared);
        MeanCodec alone = (MeanCodec) Codecs.create(OptionText.parse(OTHER + ":root=3,l1=" + limit));
        for (int c : group.filled()) {
            if (Arrays.binarySearch(members, c) < 0) {
                ArrayField one = ArrayField.of(spec(group.sizes), group.values(c));
                out.block(alone.encodeMean(one, Double.POSITIVE_INFINITY).bytes());
            }
        }
        return out.toByteArray();
    }

    private static FieldSpec spec(int[] sizes) {
        return new FieldSpec("cell", ElementType.F64, Shape.of(sizes[0], sizes[1], sizes[2]));
    }

    /// All cells with one step, in units of the values.
    private byte @Nullable [] write(CellGroup group, double step) {
        int[] filled = group.filled();
        double largest = 0;
        for (int c : filled) {
            for (double v : group.values(c)) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        double bent = step * (group.scale.forward(largest) / largest);
        int weight = (int) Math.rint(-StrictMath.log(bent) / StrictMath.log(2) * GroupSearch.STEPS);
        int[] weights = new int[filled.length];
        Arrays.fill(weights, weight);
        double[][] rows = new double[filled.length][];
        double factor = GroupSearch.weight(weight);
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.stream(group.coefficients[filled[r]])
                    .map(c -> c * factor)
                    .toArray();
        }
        SharedShapes shapes = SharedShapes.of(rows);
        return shapes == null
                ? null
                : start(group)
                        .block(GroupStream.shared(group, filled, weights, shapes))
                        .toByteArray();
    }

    private ByteWriter start(CellGroup group) {
        ByteWriter out = new ByteWriter()
                .u8(group.positive ? POSITIVE : 0)
                .u8(group.modes.order())
                .u8(group.percent);
        scale.write(out);
        return out;
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int cells = cells(spec.shape());
        double[] values = new double[(int) spec.shape().count()];
        restore(in, spec, limits, 0, cells, values);
        in.expectEnd("a group of cells");
        return values;
    }

    @Override
    public double @Nullable [] synthesisePart(ByteReader in, FieldSpec spec, Box part, Limits limits) {
        Shape shape = spec.shape();
        int rank = shape.rank();
        if (rank != CellFrame.AXES + 1) {
            return null;
        }
        for (int a = 1; a < rank; a++) {
            if (part.shape().size(a) != shape.size(a)) {
                return null;
            }
        }
        double[] values = new double[(int) part.shape().count()];
        restore(in, spec, limits, (int) part.start(0), (int) part.end(0), values);
        return values;
    }

    /// Fills in the values of some cells.
    private static void restore(ByteReader in, FieldSpec spec, Limits limits, int from, int to, double[] values) {
        int flags = in.u8();
        int order = in.u8();
        int percent = in.u8();
        ValueScale scale = ValueScale.read(in);
        int[] sizes = cell(spec.shape());
        int cells = cells(spec.shape());
        if (flags > POSITIVE || order < 1 || order > MOST_ORDER || percent < 1 || cells > MOST_CELLS) {
            throw in.malformed("a group of up to " + MOST_CELLS + " cells with 1 to " + MOST_ORDER
                    + " functions expected, found " + cells + " with " + order);
        }
        Modes modes = new Modes(sizes, order);
        GroupStream.Read read = GroupStream.read(in.blockReader(), modes, cells, from, to, limits);
        int points = values.length / (to - from);
        for (int c = 0; c < cells; c++) {
            boolean wanted = c >= from && c < to;
            CellFrame frame = read.frames()[c];
            double[] row = read.coefficients()[c];
            if (read.kinds()[c] == ALONE) {
                ByteReader alone = in.blockReader();
                if (wanted) {
                    double[] one = DECODER.decode(alone, spec(sizes), 0, limits).doubles();
                    System.arraycopy(one, 0, values, (c - from) * points, points);
                }
            } else if (wanted && row.length > 0 && frame != null) {
                double[] bent = modes.values(row, sizes, frame.rows(sizes, order, percent));
                for (int i = 0; i < points; i++) {
                    values[(c - from) * points + i] = CellGroup.unbent(scale, flags == POSITIVE, bent[i]);
                }
            }
        }
    }
}
