package org.tessera.science.vdf;

import java.util.Arrays;
import java.util.Map;
import org.tessera.codec.Codec;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// What one distribution needs after decoding, so that its moments are those of the original: nothing, ten whole
/// numbers
/// for two corrections one after the other ([MomentCorrection]), or all its values.
///
/// @param multipliers of kind [#CORRECTED]
/// @param exact of kind [#EXACT]: what `lossless` wrote
@SuppressWarnings("ArrayRecordComponent")
record MomentStep(int kind, long[] multipliers, byte[] exact) {

    private static final int AS_DECODED = 0;
    private static final int CORRECTED = 1;
    private static final int EXACT = 2;

    /// Multipliers of all values are whole numbers of this.
    private static final double UNIT = 0x1p-26;

    /// Those of small values alone, which make up for the rounding of all.
    private static final double FINE_UNIT = 0x1p-36;

    private static final double LARGEST = 0x1p60;

    private static final int TRIES = 64;

    /// @param tolerance that corrected values keep to
    /// @param l1 largest sum of errors over the sum of values; 0 for any
    static MomentStep find(VelocityDistribution before, VelocityDistribution after, double tolerance, double l1) {
        if (Arrays.equals(before.values(), after.values())) {
            return new MomentStep(AS_DECODED, new long[0], new byte[0]);
        }
        Tolerance limit = Tolerance.absolute(tolerance);
        long[] first = new long[2 * ConservedSums.COUNT];
        boolean small = store(MomentCorrection.solve(before, after, limit).multipliers(), UNIT, first, 0);
        for (int n = 0; small && n < TRIES; n++) {
            // Another start is another way of rounding.
            long[] numbers = first.clone();
            numbers[0] += n;
            VelocityDistribution near = MomentCorrection.apply(after, limit, multipliers(numbers, UNIT, 0));
            double[] second = MomentCorrection.solveFine(before, near, limit);
            if (store(second, FINE_UNIT, numbers, ConservedSums.COUNT)) {
                VelocityDistribution corrected = fine(near, limit, numbers);
                MomentCorrection.Outcome outcome = MomentCorrection.measured(before, corrected, limit, second);
                if (outcome.held() && (l1 == 0 || error(before, corrected) <= l1)) {
                    return new MomentStep(CORRECTED, numbers, new byte[0]);
                }
                if (outcome.failures() > 0) {
                    break;
                }
            }
        }
        byte[] bytes = lossless().encode(before.field("f"), Tolerance.EXACT).bytes();
        return new MomentStep(EXACT, new long[0], bytes);
    }

    boolean isExact() {
        return kind == EXACT;
    }

    void write(ByteWriter out) {
        out.u8(kind);
        for (long m : multipliers) {
            out.zigzag(m);
        }
        if (kind == EXACT) {
            out.block(exact);
        }
    }

    static MomentStep read(ByteReader in) {
        int kind = in.u8();
        if (kind > EXACT) {
            throw in.malformed("a kind of correction expected, found " + kind);
        }
        long[] multipliers = new long[kind == CORRECTED ? 2 * ConservedSums.COUNT : 0];
        for (int k = 0; k < multipliers.length; k++) {
            multipliers[k] = in.zigzag();
        }
        return new MomentStep(kind, multipliers, kind == EXACT ? in.block() : new byte[0]);
    }

    /// What a decoder does.
    VelocityDistribution apply(VelocityDistribution decoded, Tolerance limit, Limits limits) {
        return switch (kind) {
            case CORRECTED ->
                fine(MomentCorrection.apply(decoded, limit, multipliers(multipliers, UNIT, 0)), limit, multipliers);
            case EXACT -> {
                FieldSpec spec =
                        new FieldSpec("f", decoded.type(), decoded.grid().shape());
                double[] values = lossless()
                        .decode(new ByteReader(exact), spec, 0, limits)
                        .toDoubles();
                yield new VelocityDistribution(decoded.grid(), decoded.type(), values);
            }
            default -> decoded;
        };
    }

    /// The second of two corrections.
    private static VelocityDistribution fine(VelocityDistribution near, Tolerance limit, long[] numbers) {
        return MomentCorrection.applyFine(near, limit, multipliers(numbers, FINE_UNIT, ConservedSums.COUNT));
    }

    private static Codec lossless() {
        return Codecs.create(new OptionText("lossless", Map.of()));
    }

    private static double[] multipliers(long[] numbers, double unit, int from) {
        double[] multipliers = new double[ConservedSums.COUNT];
        for (int k = 0; k < multipliers.length; k++) {
            multipliers[k] = numbers[from + k] * unit;
        }
        return multipliers;
    }

    private static boolean store(double[] multipliers, double unit, long[] numbers, int from) {
        for (int k = 0; k < multipliers.length; k++) {
            double number = Math.rint(multipliers[k] / unit);
            if (!(Math.abs(number) < LARGEST)) {
                return false;
            }
            numbers[from + k] = (long) number;
        }
        return true;
    }

    private static double error(VelocityDistribution before, VelocityDistribution after) {
        double error = 0;
        double sum = 0;
        for (int i = 0; i < before.values().length; i++) {
            error += Math.abs(before.values()[i] - after.values()[i]);
            sum += before.values()[i];
        }
        return error / sum;
    }
}
