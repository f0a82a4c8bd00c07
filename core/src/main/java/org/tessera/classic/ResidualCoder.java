package org.tessera.classic;

import java.util.Arrays;
import org.tessera.io.ByteReader;
import org.tessera.stage.entropy.ContextBins;
import org.tessera.stage.entropy.ContextDecoder;
import org.tessera.stage.entropy.ContextEncoder;
import org.tessera.stage.entropy.Magnitudes;
import org.tessera.stage.entropy.SymbolLog;

/// Codes an array of integer residuals with contexts of the residuals just before along each axis.
///
/// Rows are cut into short segments: a segment is decoded in interleaved lanes, so it sees no residual of
/// its own, but the mean size of the segment before it, and its neighbours in the row and plane before.
final class ResidualCoder {

    private static final int GROUPS = 2;
    private static final int SEGMENT = 32;

    private final int row;
    private final int plane;
    private final int count;
    private final byte[] magnitudes;
    private final int[] sums = new int[SEGMENT];
    private final byte[] bins = new byte[SEGMENT];
    private final long[] segment = new long[SEGMENT];

    /// @param sizes axis sizes, slowest first
    ResidualCoder(int[] sizes) {
        int rank = sizes.length;
        row = sizes[rank - 1];
        plane = rank > 1 ? row * sizes[rank - 2] : 0;
        count = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        magnitudes = new byte[count];
    }

    byte[] encode(long[] residuals) {
        return ContextEncoder.encode(log(residuals)).bytes();
    }

    long estimateBits(long[] residuals) {
        return ContextEncoder.estimateBits(log(residuals));
    }

    private SymbolLog log(long[] residuals) {
        SymbolLog log = new SymbolLog(GROUPS, count);
        for (int at = 0; at < count; at += row) {
            for (int i = 0; i < row; i += SEGMENT) {
                int n = Math.min(SEGMENT, row - i);
                int group = context(at, i, n);
                System.arraycopy(residuals, at + i, segment, 0, n);
                log.row(segment, bins, group, n);
                remember(at + i, n);
            }
        }
        log.endPart();
        return log;
    }

    long[] decode(ByteReader in) {
        long[] residuals = new long[count];
        ContextDecoder symbols = new ContextDecoder(in, GROUPS);
        symbols.nextPart();
        for (int at = 0; at < count; at += row) {
            for (int i = 0; i < row; i += SEGMENT) {
                int n = Math.min(SEGMENT, row - i);
                int group = context(at, i, n);
                symbols.row(bins, group, n, segment);
                System.arraycopy(segment, 0, residuals, at + i, n);
                remember(at + i, n);
            }
        }
        return residuals;
    }

    private void remember(int at, int n) {
        for (int i = 0; i < n; i++) {
            magnitudes[at + i] = Magnitudes.ofLong(segment[i]);
        }
    }

    /// Fills the bins of a segment; returns its context group.
    private int context(int rowStart, int i, int n) {
        Arrays.fill(sums, 0, n, 0);
        int at = rowStart + i;
        int weight = 0;
        boolean above = rowStart >= row && (plane == 0 || rowStart % plane != 0);
        if (above) {
            for (int k = 0; k < n; k++) {
                int up = at + k - row;
                int right = i + k + 1 < row ? up + 1 : up;
                sums[k] += magnitudes[up] * 2 + magnitudes[right] + magnitudes[i + k > 0 ? up - 1 : up];
            }
            weight += 4;
        }
        if (plane != 0 && at >= plane) {
            for (int k = 0; k < n; k++) {
                sums[k] += magnitudes[at + k - plane] * 2;
            }
            weight += 2;
        }
        if (i > 0) {
            int mean = before(at);
            int times = weight == 0 ? 1 : 2;
            for (int k = 0; k < n; k++) {
                sums[k] += mean * times;
            }
            weight += times;
        }
        ContextBins.ofSums(sums, n, weight, bins);
        return above ? 1 : 0;
    }

    private int before(int at) {
        int sum = 0;
        for (int k = 1; k <= SEGMENT; k++) {
            sum += magnitudes[at - k];
        }
        return sum / SEGMENT;
    }
}
