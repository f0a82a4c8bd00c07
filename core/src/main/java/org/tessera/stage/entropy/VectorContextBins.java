package org.tessera.stage.entropy;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API twin of [ContextBins]: the same integers, sixteen or eight points at a time.
final class VectorContextBins {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * INTS.length())));

    static final int LANES = INTS.length();

    private VectorContextBins() {}

    static void practise() {
        byte[][] source = new byte[ContextBins.SOURCES][4 * LANES];
        row(source, new int[source.length], 4, source.length, 4 * LANES, 1, new byte[4 * LANES], 0);
    }

    static void row(byte[][] source, int[] at, int ones, int count, int n, int factor, byte[] out, int outAt) {
        int i = 0;
        while (true) {
            IntVector twice = IntVector.zero(INTS);
            for (int s = ones; s < count; s++) {
                twice = twice.add(load(source[s], at[s] + i));
            }
            IntVector sum = twice.add(twice);
            for (int s = 0; s < ones; s++) {
                sum = sum.add(load(source[s], at[s] + i));
            }
            IntVector average = sum.mul(factor).lanewise(VectorOperators.LSHR, 16);
            IntVector wide =
                    average.sub(ContextBins.DIRECT).max(0).mul(ContextBins.WIDE).lanewise(VectorOperators.LSHR, 16);
            IntVector bin = average.min(ContextBins.DIRECT).add(wide).min(SymbolLog.BINS - 1);
            ((ByteVector) bin.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(out, outAt + i);
            if (i == n - LANES) {
                return;
            }
            // The last points are done with some of those before them, again.
            i = Math.min(i + LANES, n - LANES);
        }
    }

    private static IntVector load(byte[] from, int at) {
        return (IntVector) ByteVector.fromArray(BYTES, from, at).convertShape(VectorOperators.B2I, INTS, 0);
    }
}
