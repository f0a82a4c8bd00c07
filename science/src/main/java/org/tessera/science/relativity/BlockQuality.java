package org.tessera.science.relativity;

/// How far blocks came back from what they were, block by block.
///
/// Two definitions of PSNR stand side by side. The sound one takes the block's own range as peak and nothing else, over
/// blocks that have a range and an error. The published one (that of the autoencoder study this is compared with) adds
/// 1e-8 to the mean squared error, which hides what is better than about 80 dB and crushes flat blocks.
///
/// @param psnr mean over blocks, dB; infinite when every block is exact
/// @param publishedPsnr mean over all blocks with a range, with that summand
/// @param mse of all values
/// @param mae of all values
/// @param correlation Pearson's r of all values; NaN when they are all one
/// @param meanRelative mean of |x - y| / (|x| + 1e-12)
/// @param largestRelative the largest of them
/// @param largest largest error
/// @param flat blocks without a range
/// @param exact blocks without an error
public record BlockQuality(
        double psnr,
        double publishedPsnr,
        double mse,
        double mae,
        double correlation,
        double meanRelative,
        double largestRelative,
        double largest,
        int flat,
        int exact) {

    private static final double SUMMAND = 1e-8;
    private static final double LEAST = 1e-12;

    /// @param before all blocks, one after the other
    /// @param after as long
    /// @param size values of a block
    public static BlockQuality of(float[] before, float[] after, int size) {
        if (before.length != after.length || size < 1 || before.length % size != 0 || before.length == 0) {
            throw new IllegalArgumentException("blocks of " + size + " values expected twice, found " + before.length
                    + " and " + after.length + " values");
        }
        Sums sums = new Sums();
        for (int at = 0; at < before.length; at += size) {
            sums.block(before, after, at, size);
        }
        return sums.quality(before.length);
    }

    private static final class Sums {

        private double decibels;
        private double published;
        private int counted;
        private int ranged;
        private int flat;
        private int exact;
        private double squares;
        private double sizes;
        private double relative;
        private double largestRelative;
        private double largest;
        private double x;
        private double y;
        private double xx;
        private double yy;
        private double xy;

        void block(float[] before, float[] after, int at, int size) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = at; i < at + size; i++) {
                double error = Math.abs((double) before[i] - after[i]);
                least = Math.min(least, before[i]);
                most = Math.max(most, before[i]);
                sum += error * error;
                point(before[i], after[i], error);
            }
            squares += sum;
            double mean = sum / size;
            double range = most - least;
            exact += mean == 0 ? 1 : 0;
            if (!(range > 0)) {
                flat++;
                return;
            }
            ranged++;
            published += 20 * Math.log10(range) - 10 * Math.log10(mean + SUMMAND);
            if (mean > 0) {
                counted++;
                decibels += 20 * Math.log10(range) - 10 * Math.log10(mean);
            }
        }

        private void point(double a, double b, double error) {
            double part = error / (Math.abs(a) + LEAST);
            sizes += error;
            relative += part;
            largestRelative = Math.max(largestRelative, part);
            largest = Math.max(largest, error);
            x += a;
            y += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }

        BlockQuality quality(long n) {
            double covariance = xy / n - x / n * (y / n);
            double deviations = Math.sqrt((xx / n - x / n * (x / n)) * (yy / n - y / n * (y / n)));
            return new BlockQuality(
                    counted == 0 ? Double.POSITIVE_INFINITY : decibels / counted,
                    ranged == 0 ? Double.NaN : published / ranged,
                    squares / n,
                    sizes / n,
                    covariance / deviations,
                    relative / n,
                    largestRelative,
                    largest,
                    flat,
                    exact);
        }
    }
}
