package org.tessera.target;

/// `|x - x'| <= sigma / (3 q)` at every point, where sigma is the noise of the chunk that the point lies in.
///
/// Steps of sigma / q, as fpack takes them, would be errors of up to sigma / (2 q); a third less keeps those of fluxes
/// and positions below fpack's at the same q, and files are still smaller (docs/results/fits.md).
/// The noise is measured in the data themselves, chunk by chunk ([org.tessera.metric.NoiseLevel]), so the tolerance
/// follows it; each chunk stores its own, and is exact where no noise is found.
///
/// @param q as that of fpack: more is finer
public record Noise(double q) implements Target {
    public Noise {
        ErrorBound.positive("noise", q);
    }

    private static final double PARTS = 3;

    /// The tolerance for noise of that standard deviation.
    public double tolerance(double sigma) {
        double tolerance = sigma / (PARTS * q);
        return tolerance < Double.POSITIVE_INFINITY ? tolerance : 0;
    }

    @Override
    public String text() {
        return "noise=" + TargetText.number(q);
    }
}
