package org.tessera.target;

/// `|x - x'| <= sigma / (2 q)` at every point, where sigma is the noise of the chunk that the point lies in.
///
/// So values are as if rounded to steps of sigma / q, which is what q means to fpack: with equal q, errors are alike.
/// The noise is measured in the data themselves, chunk by chunk ([org.tessera.metric.NoiseLevel]), so the tolerance
/// follows it; each chunk stores its own, and is exact where no noise is found.
///
/// @param q steps in one standard deviation of the noise
public record Noise(double q) implements Target {
    public Noise {
        ErrorBound.positive("noise", q);
    }

    /// The tolerance for noise of that standard deviation.
    public double tolerance(double sigma) {
        double tolerance = sigma / (2 * q);
        return tolerance < Double.POSITIVE_INFINITY ? tolerance : 0;
    }

    @Override
    public String text() {
        return "noise=" + TargetText.number(q);
    }
}
