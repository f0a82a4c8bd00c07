package org.tessera.neural.klt;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// How the blocks of a chunk are coded.
///
/// @param vectors of the basis that are used
/// @param step of the coefficients
/// @param noise of known points, as `half step of values * 2^(noise / 2)`
/// @param copy whether known points are taken over as they are
/// @param linked whether blocks name neighbours
/// @param ends as in [Faces]
record BlockPlan(int vectors, double step, int noise, boolean copy, boolean linked, int ends) {

    static final int NOISE_LEAST = -16;
    static final int NOISE_MOST = 63;

    private static final int LINKED = 1;
    private static final int COPY = 2;
    private static final int ENDS = 2;

    BlockPlan {
        step = Float.intBitsToFloat(Float.floatToRawIntBits((float) step)); // four bytes in the stream
    }

    BlockPlan withStep(double other) {
        return new BlockPlan(vectors, other, noise, copy, linked, ends);
    }

    BlockPlan withNoise(int other) {
        return new BlockPlan(vectors, step, other, copy, linked, ends);
    }

    BlockPlan withCopy(boolean other) {
        return new BlockPlan(vectors, step, noise, other, linked, ends);
    }

    BlockPlan withVectors(int other) {
        return new BlockPlan(other, step, noise, copy, linked, ends);
    }

    BlockPlan linked(boolean other, int otherEnds) {
        return new BlockPlan(vectors, step, noise, copy, other, otherEnds);
    }

    void write(ByteWriter out) {
        out.varint(vectors).i32(Float.floatToRawIntBits((float) step)).u8(noise - NOISE_LEAST);
        out.u8((linked ? LINKED : 0) | (copy ? COPY : 0) | ends << ENDS);
    }

    static BlockPlan read(ByteReader in, int most) {
        int vectors = in.varint(most, "the number of vectors");
        double step = Float.intBitsToFloat(in.i32());
        int noise = in.u8() + NOISE_LEAST;
        int flags = in.u8();
        if (vectors == 0 || !(step > 0) || Double.isInfinite(step) || noise > NOISE_MOST || flags >> ENDS > 7) {
            throw in.malformed(
                    "a plan of " + vectors + " vectors, step " + step + ", noise " + noise + ", flags " + flags);
        }
        return new BlockPlan(vectors, step, noise, (flags & COPY) != 0, (flags & LINKED) != 0, flags >> ENDS);
    }
}
