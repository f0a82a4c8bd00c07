package org.tessera.classic;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.entropy.AdaptiveBits;
import org.tessera.stage.entropy.AdaptiveIntegers;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;

/// The blocks of a chunk, and for some of them a plane: its value in the middle of the block and its slope along each
/// axis, in units that are small beside the step.
///
/// A unit moves no point of its block by more than a quarter of the half step.
final class BlockPlanes {

    final int[] sizes;
    final int block;

    /// Blocks along each axis.
    final int[] counts;

    /// Which blocks have a plane, in row-major order.
    final boolean[] present;

    /// For each block the middle, then the slopes, in units.
    final long[] units;

    private final double middleUnit;
    private final double slopeUnit;

    /// @param sizes axis sizes, slowest first
    /// @param block points of a block along every axis
    BlockPlanes(int[] sizes, int block, double halfStep) {
        this.sizes = sizes.clone();
        this.block = block;
        counts = new int[sizes.length];
        int blocks = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            counts[axis] = (sizes[axis] + block - 1) / block;
            blocks *= counts[axis];
        }
        present = new boolean[blocks];
        units = new long[blocks * terms()];
        middleUnit = halfStep / 4;
        slopeUnit = halfStep / (2 * block);
    }

    /// Numbers of a plane.
    int terms() {
        return sizes.length + 1;
    }

    /// Points of the blocks at an index along an axis.
    int length(int axis, int index) {
        return Math.min(block, sizes[axis] - index * block);
    }

    double unit(int term) {
        return term == 0 ? middleUnit : slopeUnit;
    }

    double value(int at, int term) {
        return units[at * terms() + term] * unit(term);
    }

    void write(ByteWriter out) {
        BinaryEncoder modes = new BinaryEncoder(new AdaptiveBits(1 << sizes.length));
        for (int at = 0; at < present.length; at++) {
            modes.bit(context(at), present[at] ? 1 : 0);
        }
        out.block(modes.finish());
        for (int term = 0; term < terms(); term++) {
            BinaryEncoder coder = new BinaryEncoder(AdaptiveIntegers.model());
            long before = 0;
            long difference = 0;
            for (int at = 0; at < present.length; at++) {
                if (present[at]) {
                    int context = AdaptiveIntegers.context(Math.abs(difference));
                    difference = units[at * terms() + term] - before;
                    AdaptiveIntegers.write(coder, context, difference);
                    before += difference;
                }
            }
            out.block(coder.finish());
        }
    }

    void read(ByteReader in) {
        BinaryDecoder modes = new BinaryDecoder(in.block(), new AdaptiveBits(1 << sizes.length));
        for (int at = 0; at < present.length; at++) {
            present[at] = modes.bit(context(at)) == 1;
        }
        for (int term = 0; term < terms(); term++) {
            BinaryDecoder coder = new BinaryDecoder(in.block(), AdaptiveIntegers.model());
            long before = 0;
            long difference = 0;
            for (int at = 0; at < present.length; at++) {
                if (present[at]) {
                    difference = AdaptiveIntegers.read(coder, AdaptiveIntegers.context(size(difference)));
                    before += difference;
                    units[at * terms() + term] = before;
                }
            }
        }
    }

    /// Damaged bytes may hold any number.
    private static long size(long difference) {
        return Math.abs(difference) & Long.MAX_VALUE;
    }

    /// Which of the blocks one before along each axis have a plane.
    private int context(int at) {
        int context = 0;
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            boolean inside = at / stride % counts[axis] > 0;
            context = 2 * context + (inside && present[at - stride] ? 1 : 0);
            stride *= counts[axis];
        }
        return context;
    }
}
