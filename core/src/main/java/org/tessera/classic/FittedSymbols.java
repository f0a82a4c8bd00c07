package org.tessera.classic;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.Magnitudes;
import org.tessera.stage.entropy.MixedIntegers;
import org.tessera.stage.entropy.SymbolLog;

/// The contexts in which `fitted` codes its symbols, and the models that mix them.
///
/// What is known of a point: how large the symbols around it are (on the coarser grid and in its own class), and how
/// far two predictions of it lie apart.
final class FittedSymbols {

    private static final int GROUPS = 6;
    private static final int SIZES = 10;
    private static final int SPREADS = 24;
    private static final int CLASSES = 5 * 16;

    /// Sizes of magnitudes in ten steps: 0, 1, 2, 3, then wider.
    private static final byte[] SIZE = sizes();

    private final MixedIntegers mixed = new MixedIntegers(
            new int[] {
                GROUPS * SymbolLog.BINS,
                GROUPS * SIZES * SIZES,
                SPREADS * 16,
                32 * 16,
                CLASSES * 8,
                SIZES * SIZES * SPREADS
            },
            27,
            GROUPS);
    private byte[] spreads = new byte[0];
    private byte[] directions = new byte[0];
    private int group;
    private int place;
    private int rowLength;

    /// Starts a class.
    void begin(int level, int p) {
        group = InterpLayout.group(level, p);
        place = (Math.min(level, 5) - 1) * 16 + p;
        rowLength = 0;
    }

    /// An anchor has no neighbours.
    int anchor(BitCoder coder, int symbol) {
        for (int m = 0; m < 6; m++) {
            mixed.context(m, 0);
        }
        return mixed.code(coder, GROUPS - 1, 0, symbol);
    }

    /// How far two predictions of the points of a row are apart, in steps, and in which direction.
    void spread(double[] prediction, double[] second, int from, int n, double inverse) {
        if (spreads.length < n) {
            spreads = new byte[n];
            directions = new byte[n];
        }
        for (int i = 0; i < n; i++) {
            double d = (second[from + i] - prediction[from + i]) * inverse;
            double size = Math.min(Math.abs(d), 1e6);
            spreads[i] = (byte) Math.min(SPREADS - 1, Magnitudes.of((int) (8 * size)) / 3);
            directions[i] = (byte) (size < 0.125 ? 0 : d < 0 ? 1 : 2);
        }
    }

    /// Codes the symbols of a row.
    ///
    /// @param from where the row starts in symbols and bins
    /// @param at where it starts in the magnitudes of its class, which hold the rows before
    void row(BitCoder coder, int[] symbols, byte[] bins, int from, int n, byte[] magnitudes, int at) {
        boolean above = rowLength == n && at >= n;
        rowLength = n;
        int left = 0;
        int before = 0;
        int sign = 0;
        int signBefore = 0;
        for (int i = 0; i < n; i++) {
            int bin = bins[from + i];
            int up = above ? magnitudes[at + i - n] : left;
            int next = above && i + 1 < n ? magnitudes[at + i - n + 1] : up;
            int spread = spreads[i];
            mixed.context(0, group * SymbolLog.BINS + bin);
            mixed.context(1, (group * SIZES + SIZE[left]) * SIZES + SIZE[up]);
            mixed.context(2, spread * 16 + Math.min(15, bin / 2));
            mixed.context(3, Math.min(31, (2 * left + before + up + next) / 5) * 16 + Math.min(15, bin / 2));
            mixed.context(4, place * 8 + Math.min(7, (bin + left) / 5));
            mixed.context(5, (SIZE[left] * SIZES + SIZE[next]) * SPREADS + spread);
            int symbol = mixed.code(coder, group, (directions[i] * 3 + sign) * 3 + signBefore, symbols[from + i]);
            symbols[from + i] = symbol;
            byte magnitude = Magnitudes.of(symbol);
            magnitudes[at + i] = magnitude;
            before = left;
            left = magnitude;
            signBefore = sign;
            sign = symbol == 0 ? 0 : symbol < 0 ? 1 : 2;
        }
    }

    /// The size, below ten, of a magnitude.
    static int size(int magnitude) {
        return SIZE[magnitude];
    }

    private static byte[] sizes() {
        int[] ends = {0, 4, 6, 8, 10, 13, 17, 24, 40};
        byte[] sizes = new byte[128];
        for (int m = 0; m < sizes.length; m++) {
            while (sizes[m] < ends.length && m > ends[sizes[m]]) {
                sizes[m]++;
            }
        }
        return sizes;
    }
}
