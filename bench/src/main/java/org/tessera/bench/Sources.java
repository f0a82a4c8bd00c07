package org.tessera.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tessera.field.ArrayField;
import org.tessera.metric.NoiseLevel;
import org.tessera.stage.transform.MaskRules;

/// The brightest sources of an image, and how flux and centroid change in another version of it.
///
/// A source is a pixel above all within [#APART], five sigma above the median of the image, with no missing value
/// near it. Flux: the sum within [#APERTURE] less the median of the ring around it. Centroid: weighted with a
/// Gaussian that moves along until it rests, as SExtractor's XWIN (Bertin, user's manual, "windowed positions").
final class Sources {

    private static final int MOST = 10;
    private static final double THRESHOLD = 5;
    private static final int APART = 8;
    private static final int EDGE = 14;
    private static final double APERTURE = 5;
    private static final double RING_INNER = 8;
    private static final double RING_OUTER = 12;
    private static final double WINDOW = 2;
    private static final int STEPS = 30;

    private final int width;
    private final List<Source> found;

    private record Source(int row, int column, double flux, double[] centroid) {}

    private Sources(int width, List<Source> found) {
        this.width = width;
        this.found = found;
    }

    static Sources brightest(ArrayField image) {
        int height = (int) image.spec().shape().size(0);
        int width = (int) image.spec().shape().size(1);
        double[] finite = new double[image.size()];
        int n = 0;
        for (int i = 0; i < image.size(); i++) {
            if (Double.isFinite(image.value(i))) {
                finite[n++] = image.value(i);
            }
        }
        Arrays.sort(finite, 0, n);
        double level = finite[n / 2] + THRESHOLD * NoiseLevel.of(image, MaskRules.NONE);
        Sources sources = new Sources(width, List.of());
        List<Source> all = new ArrayList<>();
        for (int row = EDGE; row < height - EDGE; row++) {
            for (int column = EDGE; column < width - EDGE; column++) {
                if (image.value(row * width + column) > level && sources.isPeak(image, row, column)) {
                    double flux = sources.flux(image, row, column);
                    all.add(new Source(row, column, flux, sources.centroid(image, row, column)));
                }
            }
        }
        all.removeIf(source -> !Double.isFinite(source.flux));
        all.sort(Comparator.comparingDouble(Source::flux).reversed());
        return new Sources(width, List.copyOf(all.subList(0, Math.min(MOST, all.size()))));
    }

    int count() {
        return found.size();
    }

    /// Relative to the flux in the original.
    double[] fluxErrors(ArrayField image) {
        return found.stream()
                .mapToDouble(s -> Math.abs(flux(image, s.row, s.column) / s.flux - 1))
                .toArray();
    }

    /// In pixels.
    double[] centroidErrors(ArrayField image) {
        return found.stream()
                .mapToDouble(s -> {
                    double[] here = centroid(image, s.row, s.column);
                    return Math.hypot(here[0] - s.centroid[0], here[1] - s.centroid[1]);
                })
                .toArray();
    }

    private boolean isPeak(ArrayField image, int row, int column) {
        double peak = image.value(row * width + column);
        for (int y = -APART; y <= APART; y++) {
            for (int x = -APART; x <= APART; x++) {
                double other = image.value((row + y) * width + column + x);
                boolean before = y < 0 || y == 0 && x < 0;
                if (Double.isNaN(other) || other > peak || before && other == peak) {
                    return false;
                }
            }
        }
        return true;
    }

    private double flux(ArrayField image, int row, int column) {
        double background = background(image, row, column);
        double sum = 0;
        int radius = (int) APERTURE;
        for (int y = -radius; y <= radius; y++) {
            for (int x = -radius; x <= radius; x++) {
                if (x * x + y * y <= APERTURE * APERTURE) {
                    sum += image.value((row + y) * width + column + x) - background;
                }
            }
        }
        return sum;
    }

    private double background(ArrayField image, int row, int column) {
        int radius = (int) RING_OUTER;
        double[] ring = new double[(2 * radius + 1) * (2 * radius + 1)];
        int n = 0;
        for (int y = -radius; y <= radius; y++) {
            for (int x = -radius; x <= radius; x++) {
                double distance = x * x + y * y;
                double value = image.value((row + y) * width + column + x);
                if (distance >= RING_INNER * RING_INNER
                        && distance <= RING_OUTER * RING_OUTER
                        && Double.isFinite(value)) {
                    ring[n++] = value;
                }
            }
        }
        Arrays.sort(ring, 0, n);
        return n == 0 ? Double.NaN : ring[n / 2];
    }

    /// Row and column.
    private double[] centroid(ArrayField image, int row, int column) {
        double background = background(image, row, column);
        double[] at = {row, column};
        int radius = (int) Math.ceil(3 * WINDOW);
        for (int step = 0; step < STEPS; step++) {
            double weight = 0;
            double moveY = 0;
            double moveX = 0;
            for (int y = row - radius; y <= row + radius; y++) {
                for (int x = column - radius; x <= column + radius; x++) {
                    double dy = y - at[0];
                    double dx = x - at[1];
                    double w = Math.exp(-(dx * dx + dy * dy) / (2 * WINDOW * WINDOW))
                            * (image.value(y * width + x) - background);
                    weight += w;
                    moveY += w * dy;
                    moveX += w * dx;
                }
            }
            at[0] += 2 * moveY / weight;
            at[1] += 2 * moveX / weight;
            if (Math.hypot(moveY, moveX) < 1e-7 * Math.abs(weight)) {
                break;
            }
        }
        return at;
    }
}
