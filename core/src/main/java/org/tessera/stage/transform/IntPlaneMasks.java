package org.tessera.stage.transform;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API twin of [IntPlanes], for machines whose vector unit has masks (512 bits): the same bits.
final class IntPlaneMasks {

    /// Fewest values for which it is there.
    static final int LEAST = 16;

    private IntPlaneMasks() {}

    static boolean isFast() {
        return IntVector.SPECIES_PREFERRED.vectorBitSize() == 512;
    }

    static void practise() {
        int[] values = new int[64];
        long[] planes = new long[64];
        split(values, 0, values.length, 31, 0, planes, 1, 0);
        join(planes, 1, 0, 31, 0, values, 0, values.length);
    }

    static void split(int[] values, int from, int count, int top, int low, long[] planes, int words, int word) {
        VectorSpecies<Integer> species = IntVector.SPECIES_512;
        for (int i = 0; i < count; i += LEAST) {
            IntVector v = IntVector.fromArray(species, values, from + i).lanewise(VectorOperators.LSHL, 31 - top);
            for (int k = top; k >= low; k--) {
                long bits = v.lt(0).toLong() << i;
                int at = words * k + word;
                planes[at] = i == 0 ? bits : planes[at] | bits;
                v = v.add(v);
            }
        }
    }

    static void join(long[] planes, int words, int word, int top, int low, int[] values, int from, int count) {
        VectorSpecies<Integer> species = IntVector.SPECIES_512;
        for (int i = 0; i < count; i += LEAST) {
            IntVector v = IntVector.zero(species);
            for (int k = low; k <= top; k++) {
                VectorMask<Integer> mask = VectorMask.fromLong(species, planes[words * k + word] >>> i);
                v = v.lanewise(VectorOperators.OR, 1 << k, mask);
            }
            v.intoArray(values, from + i);
        }
    }
}
