package org.tessera.metric;

/// How well differences between neighbours survive, over the compared points. Definitions: `docs/metrics.md`.
///
/// @param gradientError root mean square of the error's forward differences, all axes together; NaN for none
/// @param gradientRange largest minus smallest forward difference of the original
/// @param laplacianError root mean square of the error's Laplacian; NaN where no axis has three points
/// @param laplacianRange largest minus smallest Laplacian of the original
/// @param sobolev error over original in the discrete H1 norm
public record Derivatives(
        double gradientError, double gradientRange, double laplacianError, double laplacianRange, double sobolev) {

    /// -20 log10(error / range) of the gradient in dB; Infinity when exact.
    public double gradientPsnr() {
        return psnr(gradientError, gradientRange);
    }

    /// -20 log10(error / range) of the Laplacian in dB; Infinity when exact.
    public double laplacianPsnr() {
        return psnr(laplacianError, laplacianRange);
    }

    private static double psnr(double error, double range) {
        return error == 0 ? Double.POSITIVE_INFINITY : -20 * StrictMath.log10(error / range);
    }
}
