package org.tessera.metric;

import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;

/// Reads the same box of two fields and sorts its points into compared and left out.
public final class PairReader {

    private final Field original;
    private final Field reconstruction;
    private final double[] fills;
    private final double[] reconstructedFills;
    private final double scale;
    private final double offset;

    /// @throws IllegalArgumentException when the shapes differ
    public PairReader(Field original, Field reconstruction, double[] fills) {
        this(original, reconstruction, CompareOptions.BASIC.withFills(fills));
    }

    PairReader(Field original, Field reconstruction, CompareOptions options) {
        if (!original.spec().shape().equals(reconstruction.spec().shape())) {
            throw new IllegalArgumentException("cannot compare "
                    + original.spec().shape() + " with " + reconstruction.spec().shape() + ": the shapes differ");
        }
        this.original = original;
        this.reconstruction = reconstruction;
        double[] fills = options.fills();
        this.scale = options.scale();
        this.offset = options.offset();
        this.fills = asStored(fills, original.spec().type());
        this.reconstructedFills = asStored(fills, reconstruction.spec().type());
    }

    /// A fill of 1e20 is found among floats as the float nearest to it.
    private static double[] asStored(double[] fills, ElementType type) {
        double[] stored = fills.clone();
        for (int i = 0; type == ElementType.F32 && i < stored.length; i++) {
            stored[i] = (float) stored[i];
        }
        return stored;
    }

    Field original() {
        return original;
    }

    public PairTile read(Box box) {
        double[] x = original.read(box).toDoubles();
        double[] y = reconstruction.read(box).toDoubles();
        long nan = 0;
        long infinite = 0;
        long fill = 0;
        long changed = 0;
        long broken = 0;
        for (int i = 0; i < x.length; i++) {
            double value = x[i];
            boolean isFill = among(value, fills);
            if (Double.isFinite(value) && !isFill) {
                broken += Double.isFinite(y[i]) ? 0 : 1;
                y[i] = (y[i] - value) * scale;
                x[i] = value * scale + offset;
                continue;
            }
            nan += Double.isNaN(value) ? 1 : 0;
            infinite += Double.isInfinite(value) && !isFill ? 1 : 0;
            fill += isFill ? 1 : 0;
            changed += sameClass(value, isFill, y[i]) ? 0 : 1;
            x[i] = Double.NaN;
            y[i] = 0;
        }
        long compared = x.length - nan - infinite - fill;
        return new PairTile(box, x, y, new PointCounts(compared, nan, infinite, fill, changed, broken));
    }

    private boolean sameClass(double value, boolean isFill, double reconstructed) {
        if (isFill) {
            return among(reconstructed, reconstructedFills);
        }
        return Double.isNaN(value) ? Double.isNaN(reconstructed) : value == reconstructed;
    }

    private static boolean among(double value, double[] fills) {
        for (double fill : fills) {
            if (value == fill) {
                return true;
            }
        }
        return false;
    }
}
