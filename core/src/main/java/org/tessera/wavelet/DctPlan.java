package org.tessera.wavelet;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// What was chosen for a chunk.
///
/// @param octaves logarithm of the points of a block along each axis: four bits an axis, the lowest for the slowest
/// @param differs whether the means of the blocks are coded as differences
/// @param step quantisation step, in sixteenths of the half step of the grid
record DctPlan(int octaves, boolean differs, int step) implements TransformPlan {

    private static final int DIFFERS = 128;
    static final int MOST_OCTAVE = 7;

    /// Blocks of as many points along every axis.
    static DctPlan of(int block, int step) {
        return new DctPlan((31 - Integer.numberOfLeadingZeros(block)) * 0x1111, true, step);
    }

    int octave(int axis) {
        return octaves >> 4 * axis & 15;
    }

    /// Points of a block along an axis.
    int block(int axis) {
        return 1 << octave(axis);
    }

    DctPlan withOctaves(int other) {
        return new DctPlan(other, differs, step);
    }

    DctPlan withDiffers(boolean other) {
        return new DctPlan(octaves, other, step);
    }

    DctPlan withStep(int other) {
        return new DctPlan(octaves, differs, other);
    }

    @Override
    public Transform transform(int[] sizes) {
        int[] blocks = new int[Band.AXES];
        for (int axis = 0; axis < Band.AXES; axis++) {
            blocks[axis] = block(axis);
        }
        return new CosineTransform(sizes, blocks);
    }

    @Override
    public void write(ByteWriter out) {
        out.u16(octaves).u8((differs ? DIFFERS : 0) | step);
    }

    static DctPlan read(ByteReader in) {
        int octaves = in.u16();
        int second = in.u8();
        DctPlan plan = new DctPlan(octaves, second >= DIFFERS, second & ~DIFFERS);
        for (int axis = 0; axis < Band.AXES; axis++) {
            if (plan.octave(axis) > MOST_OCTAVE) {
                throw in.malformed("dct blocks of at most 128 points expected, found 2^" + plan.octave(axis));
            }
        }
        if (plan.step == 0) {
            throw in.malformed("a positive dct step expected, found 0");
        }
        return plan;
    }
}
