package org.tessera.wavelet;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// What was chosen for a chunk.
///
/// @param apart bit set of the axes that are decomposed apart, bit 0 the slowest of four
/// @param depth most levels along an axis
/// @param differs whether the smooth band is coded as differences
/// @param step quantisation step, in sixteenths of the half step of the grid
record WaveletPlan(int apart, int depth, boolean differs, int step) implements TransformPlan {

    /// Every level there can be.
    static final int DEEPEST = 15;

    static final int ALL = 15;

    private static final int DIFFERS = 128;

    WaveletPlan withApart(int other) {
        return new WaveletPlan(other, depth, differs, step);
    }

    WaveletPlan withDepth(int other, boolean difference) {
        return new WaveletPlan(apart, other, difference, step);
    }

    WaveletPlan withStep(int other) {
        return new WaveletPlan(apart, depth, differs, other);
    }

    @Override
    public Transform transform(int[] sizes) {
        return new WaveletTransform(sizes, apart, depth);
    }

    @Override
    public void write(ByteWriter out) {
        out.u8(apart << 4 | depth).u8((differs ? DIFFERS : 0) | step);
    }

    static WaveletPlan read(ByteReader in) {
        int shape = in.u8();
        int second = in.u8();
        int step = second & ~DIFFERS;
        if (step == 0) {
            throw in.malformed("a positive wavelet step expected, found 0");
        }
        return new WaveletPlan(shape >> 4, shape & 15, second >= DIFFERS, step);
    }
}
