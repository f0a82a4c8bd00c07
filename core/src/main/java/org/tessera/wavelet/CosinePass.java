package org.tessera.wavelet;

/// The cosine transform of all blocks along one axis, in place: coefficients come out sorted by frequency.
///
/// Lines are taken in bundles, few enough to stay in cache: along the fastest axis whole lines, all their blocks of one
/// length together; along the others neighbours, block after block.
final class CosinePass {

    /// Values of a bundle.
    private static final int BUNDLE = 1 << 13;

    private final int n;
    private final int stride;
    private final BlockCut cut;
    private final CosineKernel shorter;
    private final CosineKernel longer;
    private double[] points = new double[0];
    private double[] coefficients = new double[0];

    /// @param sizes four axes
    CosinePass(int[] sizes, int axis, BlockCut cut) {
        this.cut = cut;
        n = sizes[axis];
        shorter = new CosineKernel(cut.length());
        longer = cut.longer() > 0 ? new CosineKernel(cut.length() + 1) : shorter;
        int product = 1;
        for (int a = sizes.length - 1; a > axis; a--) {
            product *= sizes[a];
        }
        stride = product;
    }

    void run(double[] values, boolean forward) {
        if (n < 2) {
            return;
        }
        int most = stride == 1 ? values.length / n : stride;
        int width = Math.clamp(BUNDLE / n, 1, most);
        points = new double[n * width];
        coefficients = new double[n * width];
        if (stride == 1) {
            for (int line = 0; line < most; line += width) {
                wholeLines(values, line * n, Math.min(width, most - line), forward);
            }
            return;
        }
        for (int at = 0; at < values.length; at += n * stride) {
            for (int from = 0; from < stride; from += width) {
                neighbours(values, at + from, Math.min(width, stride - from), forward);
            }
        }
    }

    private void neighbours(double[] values, int at, int width, boolean forward) {
        for (int i = 0; i < n && forward; i++) {
            System.arraycopy(values, at + i * stride, points, i * width, width);
        }
        int first = 0;
        for (int block = 0; block < cut.blocks(); block++) {
            CosineKernel kernel = block < cut.longer() ? longer : shorter;
            if (forward) {
                kernel.forward(points, first, coefficients, 0, width);
            }
            for (int f = 0; f < kernel.length(); f++) {
                int place = at + (cut.start(f) + block) * stride;
                if (forward) {
                    System.arraycopy(coefficients, f * width, values, place, width);
                } else {
                    System.arraycopy(values, place, coefficients, f * width, width);
                }
            }
            if (!forward) {
                kernel.inverse(coefficients, points, first, width);
            }
            first += kernel.length() * width;
        }
        for (int i = 0; i < n && !forward; i++) {
            System.arraycopy(points, i * width, values, at + i * stride, width);
        }
    }

    private void wholeLines(double[] values, int at, int lines, boolean forward) {
        double[] results = forward ? coefficients : points;
        int longs = cut.longer();
        if (longs > 0) {
            blocks(values, at, lines, 0, longs, longer, forward, 0);
        }
        int from = longs * longer.length();
        blocks(values, at, lines, longs, cut.blocks() - longs, shorter, forward, longs > 0 ? from * lines : 0);
        scatter(results, values, at, lines, 0, longs, longer.length(), forward, 0);
        scatter(results, values, at, lines, longs, cut.blocks() - longs, cut.length(), forward, from * lines);
    }

    /// Takes blocks of one length out of some lines and transforms them.
    private void blocks(
            double[] values, int at, int lines, int block, int count, CosineKernel kernel, boolean forward, int room) {
        int length = kernel.length();
        int width = lines * count;
        double[] in = forward ? points : coefficients;
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                int row = i * width + line * count;
                int place = at + line * n;
                if (forward) {
                    place += block * longer.length() + i;
                    for (int b = 0; b < count; b++) {
                        in[row + b] = values[place + b * length];
                    }
                } else {
                    System.arraycopy(values, place + cut.start(i) + block, in, row, count);
                }
            }
        }
        if (forward) {
            kernel.forward(points, 0, coefficients, room, width);
        } else {
            kernel.inverse(coefficients, points, room, width);
        }
    }

    /// Puts what came out of [#blocks] into the lines.
    private void scatter(
            double[] results,
            double[] values,
            int at,
            int lines,
            int block,
            int count,
            int length,
            boolean forward,
            int room) {
        int width = lines * count;
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                int row = room + i * width + line * count;
                int place = at + line * n;
                if (forward) {
                    System.arraycopy(results, row, values, place + cut.start(i) + block, count);
                    continue;
                }
                place += block * longer.length() + i;
                for (int b = 0; b < count; b++) {
                    values[place + b * length] = results[row + b];
                }
            }
        }
    }
}
