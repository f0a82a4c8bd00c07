package org.tessera.wavelet;

import java.util.Arrays;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.SingleBits;

/// Which small blocks of a band hold nothing but zeros: they take one bit, or far less among others like them.
///
/// A band is empty, or full (no flags), or has a flag for each block.
final class ZeroBlocks {

    /// Contexts of the flags.
    static final int CONTEXTS = 34;

    private static final int EMPTY = 0;
    private static final int FULL = 1;
    private static final int FLAGGED = 2;

    private final Band band;
    private final int[] strides;
    private final int[] block;
    private final int[] grid = new int[Band.AXES];
    private byte[] flags;
    private int kind;

    ZeroBlocks(Band band, int[] sizes) {
        this.band = band;
        strides = new int[] {sizes[1] * sizes[2] * sizes[3], sizes[2] * sizes[3], sizes[3], 1};
        int rank = 0;
        for (int n : sizes) {
            rank += n > 1 ? 1 : 0;
        }
        int edge = rank >= 3 ? 4 : rank == 2 ? 8 : 16;
        block = new int[Band.AXES];
        for (int axis = 0; axis < Band.AXES; axis++) {
            block[axis] = sizes[axis] == 1 ? 1 : rank == 4 && axis == 0 ? 2 : edge;
            grid[axis] = (band.sizes()[axis] + block[axis] - 1) / block[axis];
        }
        flags = new byte[grid[0] * grid[1] * grid[2] * grid[3]];
    }

    /// Looks which blocks of an array of whole numbers are zero.
    void find(double[] numbers) {
        int[] n = band.sizes();
        int[] o = band.origin();
        for (int i = 0; i < n[0]; i++) {
            for (int j = 0; j < n[1]; j++) {
                for (int k = 0; k < n[2]; k++) {
                    int at = (o[0] + i) * strides[0] + (o[1] + j) * strides[1] + (o[2] + k) * strides[2] + o[3];
                    int flag = row(i, j, k);
                    for (int x = 0; x < n[3]; x++) {
                        if (numbers[at + x] != 0) {
                            flags[flag + x / block[3]] = 1;
                        }
                    }
                }
            }
        }
        int set = 0;
        for (byte flag : flags) {
            set += flag;
        }
        kind = set == 0 ? EMPTY : set * 8L > flags.length * 7L ? FULL : FLAGGED;
    }

    /// Writes or reads the flags.
    void code(BitCoder coder, SingleBits bits, int bitKind, int contexts) {
        boolean empty = bits.code(coder, bitKind, contexts, kind == EMPTY ? 1 : 0) == 1;
        boolean full = !empty && bits.code(coder, bitKind, contexts + 1, kind == FULL ? 1 : 0) == 1;
        kind = empty ? EMPTY : full ? FULL : FLAGGED;
        if (kind != FLAGGED) {
            Arrays.fill(flags, (byte) (empty ? 0 : 1));
            return;
        }
        int row = grid[3];
        int plane = row * grid[2];
        int volume = plane * grid[1];
        for (int f = 0; f < flags.length; f++) {
            int x = f % row;
            int context = x > 0 ? flags[f - 1] : 0;
            context = context * 2 + (f / row % grid[2] > 0 ? flags[f - row] : 0);
            context = context * 2 + (f / plane % grid[1] > 0 ? flags[f - plane] : 0);
            context = context * 2 + (f >= volume ? flags[f - volume] : 0);
            context = context * 2 + (x + 1 < row && f / row % grid[2] > 0 ? flags[f - row + 1] : 0);
            flags[f] = (byte) bits.code(coder, bitKind, contexts + 2 + context, flags[f]);
        }
    }

    boolean isEmpty() {
        return kind == EMPTY;
    }

    /// Index of the first flag of a row of the band.
    int row(int i, int j, int k) {
        return ((i / block[0] * grid[1] + j / block[1]) * grid[2] + k / block[2]) * grid[3];
    }

    /// Whether a row has anything but zeros.
    boolean any(int row) {
        for (int f = row; f < row + grid[3]; f++) {
            if (flags[f] != 0) {
                return true;
            }
        }
        return false;
    }

    boolean isZero(int flag) {
        return flags[flag] == 0;
    }

    /// Coefficients of a row in a block.
    int length() {
        return block[3];
    }
}
