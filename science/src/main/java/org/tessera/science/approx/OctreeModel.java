package org.tessera.science.approx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.residual.Approximator;
import org.tessera.residual.RoundedNumbers;
import org.tessera.stage.entropy.AdaptiveBits;
import org.tessera.stage.entropy.ArrayIntegers;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// Polynomials on the leaves of an octree, fitted by least squares.
///
/// Products of Legendre polynomials up to an order along each axis, made orthonormal on the cells of the leaf, so that
/// projections are the fit and one step suits all coefficients. Either the leaf with the largest error is split until
/// there are as many as asked, or every split is judged by what it saves in error against what it costs in bits
/// (P. Chou, T. Lookabaugh, R. Gray, "Optimal pruning", IEEE Trans. Inf. Theory 35, 1989).
///
/// @param order of the polynomials, at most
/// @param leaves so many, best first; 0 for as many as pay at the step
public record OctreeModel(int order, int leaves) implements Approximator {

    static final int MOST_ORDER = 4;
    static final int MOST_LEAVES = 1 << 16;

    private static final int DEPTHS = 32;

    @Override
    public Analysis analyse(ArrayField field) {
        int[] sizes = OctreeNode.three(field.spec().shape().intSizes());
        OctreeNode root = new OctreeNode(new int[3], sizes, 0, order);
        root.fit(field.toDoubles(), sizes);
        if (leaves > 0) {
            OctreeGrowth.bestFirst(root, field.toDoubles(), sizes, leaves);
        } else {
            OctreeGrowth.full(root, field.toDoubles(), sizes);
        }
        return step -> write(root, step);
    }

    private byte @Nullable [] write(OctreeNode root, double step) {
        double stored = RoundedNumbers.storable(step);
        if (leaves == 0) {
            OctreeGrowth.prune(root, stored);
        }
        List<OctreeNode> ends = new ArrayList<>();
        BinaryEncoder tree = new BinaryEncoder(new AdaptiveBits(DEPTHS));
        writeTree(root, tree, ends);
        ends.sort(OctreeNode.BY_DEPTH);
        ByteWriter out = new ByteWriter().u8(order);
        RoundedNumbers.writeStep(out, stored);
        out.block(tree.finish());
        RangeEncoder coder = new RangeEncoder();
        int[][] rows = new int[ends.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = RoundedNumbers.of(ends.get(i).coefficients(), stored);
            if (rows[i] == null) {
                return null;
            }
        }
        terms(new ArrayIntegers(coder), rows);
        return out.bytes(coder.finish()).toByteArray();
    }

    private static void writeTree(OctreeNode node, BinaryEncoder out, List<OctreeNode> ends) {
        if (node.isDivisible()) {
            out.bit(Math.min(DEPTHS - 1, node.depth()), node.isSplit() ? 1 : 0);
        }
        if (node.isSplit()) {
            for (OctreeNode child : node.children()) {
                writeTree(child, out, ends);
            }
        } else {
            ends.add(node);
        }
    }

    private static void readTree(OctreeNode node, BinaryDecoder in, List<OctreeNode> ends) {
        if (node.isDivisible() && in.bit(Math.min(DEPTHS - 1, node.depth())) == 1) {
            for (OctreeNode child : node.split()) {
                readTree(child, in, ends);
            }
        } else {
            ends.add(node);
        }
    }

    /// Codes term after term, each through all leaves that have it.
    private static void terms(ArrayIntegers integers, int[][] rows) {
        int most = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        int[] places = new int[rows.length];
        for (int term = 0; term < most; term++) {
            int count = 0;
            int[] column = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                if (term < rows[i].length) {
                    places[count] = i;
                    column[count++] = rows[i][term];
                }
            }
            int[] values = Arrays.copyOf(column, count);
            integers.code(values, new int[] {count}, Math.min(ArrayIntegers.KINDS - 1, term));
            for (int i = 0; i < count; i++) {
                rows[places[i]][term] = values[i];
            }
        }
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int read = in.u8();
        if (read > MOST_ORDER) {
            throw in.malformed("polynomials of order 0 to " + MOST_ORDER + " expected, found " + read);
        }
        double step = RoundedNumbers.readStep(in);
        int[] sizes = OctreeNode.three(spec.shape().intSizes());
        List<OctreeNode> ends = new ArrayList<>();
        BinaryDecoder tree = new BinaryDecoder(in.block(), new AdaptiveBits(DEPTHS));
        readTree(new OctreeNode(new int[3], sizes, 0, read), tree, ends);
        ends.sort(OctreeNode.BY_DEPTH);
        int[][] rows = new int[ends.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new int[ends.get(i).terms()];
        }
        terms(new ArrayIntegers(new RangeDecoder(in.bytes(in.remaining()))), rows);
        double[] values = new double[(int) spec.shape().count()];
        for (int i = 0; i < rows.length; i++) {
            ends.get(i).write(RoundedNumbers.times(rows[i], step), values, sizes);
        }
        return values;
    }
}
