package org.tessera.science.approx;

import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.residual.Approximator;
import org.tessera.residual.RoundedNumbers;
import org.tessera.stage.entropy.AdaptiveBits;
import org.tessera.stage.entropy.AdaptiveIntegers;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;

/// A pyramid of residuals on an octree: each box takes away a small Tucker decomposition of what is left in it, and its
/// parts go on.
///
/// After Vlasiator's octree of Tucker cores, which stops at a tolerance and packs its numbers with zfp. Here a box
/// is taken where it saves more error than its bits cost at the step, and sees what the decoder will have.
///
/// @param rank vectors along each axis
public record TuckerTreeModel(int rank) implements Approximator {

    static final int MOST_RANK = 6;

    private static final int FLAGS = 64;

    @Override
    public Analysis analyse(ArrayField field) {
        int[] sizes = OctreeNode.three(field.spec().shape().intSizes());
        double[] values = field.toDoubles();
        return step -> {
            double stored = RoundedNumbers.storable(step);
            BinaryEncoder flags = new BinaryEncoder(new AdaptiveBits(FLAGS));
            BinaryEncoder numbers = new BinaryEncoder(AdaptiveIntegers.model());
            double[] rest = values.clone();
            boolean done = encode(TuckerBox.whole(sizes), rest, sizes, stored, flags, numbers, 0);
            if (!done) {
                return null;
            }
            ByteWriter out = new ByteWriter().u8(rank);
            RoundedNumbers.writeStep(out, stored);
            return out.block(flags.finish()).bytes(numbers.finish()).toByteArray();
        };
    }

    private static int flag(int depth, int kind) {
        return Math.min(FLAGS / 2 - 1, depth) * 2 + kind;
    }

    /// False where numbers would be too large.
    private boolean encode(
            TuckerBox box,
            double[] rest,
            int[] sizes,
            double step,
            BinaryEncoder flags,
            BinaryEncoder numbers,
            int depth) {
        double[] part = box.of(rest, sizes);
        TuckerNumbers found = TuckerNumbers.fit(part, box.sizes(), rank, step);
        boolean taken = found != null && found.saves(part, box.sizes(), step);
        flags.bit(flag(depth, 0), taken ? 1 : 0);
        if (taken && found != null) {
            if (found.isTooLarge()) {
                return false;
            }
            found.write(numbers);
            box.subtract(found.values(box.sizes(), step), rest, sizes);
            part = box.of(rest, sizes);
        }
        // A box of errors below the step has nothing for its parts either.
        boolean split = box.isDivisible() && OrthonormalRows.dot(part, part) > 4 * step * step;
        if (box.isDivisible()) {
            flags.bit(flag(depth, 1), split ? 1 : 0);
        }
        if (split) {
            for (TuckerBox child : box.parts()) {
                if (!encode(child, rest, sizes, step, flags, numbers, depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int read = in.u8();
        if (read < 1 || read > MOST_RANK) {
            throw in.malformed("1 to " + MOST_RANK + " vectors of an axis expected, found " + read);
        }
        double step = RoundedNumbers.readStep(in);
        BinaryDecoder flags = new BinaryDecoder(in.block(), new AdaptiveBits(FLAGS));
        BinaryDecoder numbers = new BinaryDecoder(in.bytes(in.remaining()), AdaptiveIntegers.model());
        int[] sizes = OctreeNode.three(spec.shape().intSizes());
        double[] values = new double[(int) spec.shape().count()];
        decode(TuckerBox.whole(sizes), values, sizes, step, flags, numbers, 0, read);
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return values;
    }

    private static void decode(
            TuckerBox box,
            double[] values,
            int[] sizes,
            double step,
            BinaryDecoder flags,
            BinaryDecoder numbers,
            int depth,
            int rank) {
        if (flags.bit(flag(depth, 0)) == 1) {
            TuckerNumbers found = TuckerNumbers.read(numbers, box.sizes(), rank);
            box.subtract(found.values(box.sizes(), step), values, sizes);
        }
        if (box.isDivisible() && flags.bit(flag(depth, 1)) == 1) {
            for (TuckerBox child : box.parts()) {
                decode(child, values, sizes, step, flags, numbers, depth + 1, rank);
            }
        }
    }
}
