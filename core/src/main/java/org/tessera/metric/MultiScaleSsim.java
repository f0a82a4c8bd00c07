package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.Shape;

/// Multi-scale structural similarity of the planes that the last two axes span.
///
/// As in [Ssim], moments are those of (x - mean, e), lest 1 minus something small lose its digits. At most
/// [#MOST_PLANES] planes are measured, evenly spread, and of a very large plane its middle.
/// Source: Wang, Simoncelli & Bovik, "Multi-scale structural similarity for image quality assessment" (2003).
final class MultiScaleSsim {

    static final int MOST_PLANES = 64;
    private static final long LONGEST_SIDE = 2048;
    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    private final PairReader reader;
    private final Shape shape;
    private final double shift;
    private final double range;

    /// @param shift a value in the middle of the original's
    /// @param range value range of the original; 1 is used where it is 0
    MultiScaleSsim(PairReader reader, Shape shape, double shift, double range) {
        this.reader = reader;
        this.shape = shape;
        this.shift = shift;
        this.range = range == 0 ? 1 : range;
    }

    MultiScale measure(boolean broken) {
        int rank = shape.rank();
        int scales = rank < 2 ? 0 : scales(Math.min(shape.size(rank - 1), shape.size(rank - 2)));
        if (scales == 0 || broken) {
            return new MultiScale(Double.NaN, scales, 0);
        }
        long planes = shape.count() / shape.size(rank - 1) / shape.size(rank - 2);
        long taken = Math.min(planes, MOST_PLANES);
        double sum = 0;
        long counted = 0;
        for (long i = 0; i < taken; i++) {
            double value = ofPlane((2 * i + 1) * planes / (2 * taken), scales);
            if (!Double.isNaN(value)) {
                sum += value;
                counted++;
            }
        }
        return new MultiScale(sum / counted, scales, counted);
    }

    private static int scales(long side) {
        int scales = 0;
        while (scales < WEIGHTS.length && Math.min(side, LONGEST_SIDE) >> scales >= SsimImage.WINDOW) {
            scales++;
        }
        return scales;
    }

    private Box plane(long number) {
        int rank = shape.rank();
        long[] origin = new long[rank];
        long[] size = new long[rank];
        long rest = number;
        for (int axis = rank - 3; axis >= 0; axis--) {
            origin[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
            size[axis] = 1;
        }
        for (int axis = rank - 2; axis < rank; axis++) {
            size[axis] = Math.min(shape.size(axis), LONGEST_SIDE);
            origin[axis] = (shape.size(axis) - size[axis]) / 2;
        }
        return new Box(origin, Shape.of(size));
    }

    /// Contrast and structure of every scale, luminance of the coarsest, each to the power of its weight.
    private double ofPlane(long number, int scales) {
        SsimImage image = SsimImage.of(reader.read(plane(number)), shift);
        double weights = 0;
        for (int scale = 0; scale < scales; scale++) {
            weights += WEIGHTS[scale];
        }
        double product = 1;
        for (int scale = 0; scale < scales; scale++) {
            SsimImage.Score score = image.score(shift, range);
            double part = scale == scales - 1 ? score.similarity() : score.structure();
            product *= StrictMath.pow(Math.max(0, part), WEIGHTS[scale] / weights);
            image = scale == scales - 1 ? image : image.halved();
        }
        return product;
    }
}
