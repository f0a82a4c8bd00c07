package org.tessera.zfp;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API twin of [LongPlanes], for machines whose vector unit has masks (512 bits): the same bits.
final class LongPlaneMasks {

    /// Fewest values for which it is there.
    static final int LEAST = 8;

    private LongPlaneMasks() {}

    static boolean isFast() {
        return LongVector.SPECIES_PREFERRED.vectorBitSize() == 512;
    }

    static void practise() {
        long[] values = new long[64];
        long[] planes = new long[64];
        split(values, 0, values.length, 63, 0, planes, 1, 0);
        join(planes, 1, 0, 63, 0, values, 0, values.length);
    }

    static void split(long[] values, int from, int count, int top, int low, long[] planes, int words, int word) {
        VectorSpecies<Long> species = LongVector.SPECIES_512;
        for (int i = 0; i < count; i += LEAST) {
            LongVector v = LongVector.fromArray(species, values, from + i).lanewise(VectorOperators.LSHL, 63 - top);
            for (int k = top; k >= low; k--) {
                long bits = v.lt(0).toLong() << i;
                int at = words * k + word;
                planes[at] = i == 0 ? bits : planes[at] | bits;
                v = v.add(v);
            }
        }
    }

    static void join(long[] planes, int words, int word, int top, int low, long[] values, int from, int count) {
        VectorSpecies<Long> species = LongVector.SPECIES_512;
        for (int i = 0; i < count; i += LEAST) {
            LongVector v = LongVector.zero(species);
            for (int k = low; k <= top; k++) {
                VectorMask<Long> mask = VectorMask.fromLong(species, planes[words * k + word] >>> i);
                v = v.lanewise(VectorOperators.OR, 1L << k, mask);
            }
            v.intoArray(values, from + i);
        }
    }
}
