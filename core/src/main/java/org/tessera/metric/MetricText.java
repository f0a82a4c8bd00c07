package org.tessera.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Measures as lines to paste into a message, in the words that users of SZ3, zfp and SPERR know.
public final class MetricText {

    private MetricText() {}

    /// The block of lines.
    ///
    /// @param measured the measures
    /// @param check the verdict on the bound, or null when there was none
    /// @param modelBytes bytes of a model that the file needs, 0 for none; printed when there are sizes
    public static List<String> lines(Measured measured, @Nullable BoundCheck check, long modelBytes) {
        Comparison comparison = measured.comparison();
        ErrorStatistics errors = comparison.errors();
        Sizes sizes = measured.sizes();
        List<String> lines = new ArrayList<>();
        if (sizes != null) {
            lines.add(text(
                    "compression ratio = %.2f   bit rate = %.2f   (model bytes: %,d)",
                    sizes.ratio(), sizes.bitRate(), modelBytes));
        }
        lines.add("Min = " + plain(comparison.values().min()) + "   Max = "
                + plain(comparison.values().max()) + "   range = "
                + plain(comparison.values().range()));
        boolean onMax = check != null && !check.pointwise();
        lines.add("Max absolute error = " + limited(errors.maxError(), onMax ? check : null)
                + (onMax ? verdict(check, comparison) : ""));
        boolean onPointwise = check != null && check.pointwise();
        lines.add("Max relative error = " + number(errors.maxRelative()) + "   Max pw relative error = "
                + limited(errors.maxPointwise(), onPointwise ? check : null)
                + (onPointwise ? verdict(check, comparison) : ""));
        lines.add("PSNR = " + decibels(errors.psnr()) + " (full range; zfp's definition " + bare(errors.psnrZfp())
                + ")  NRMSE = " + number(errors.nrmse()) + gain(errors, sizes));
        addOptional(lines, comparison);
        return List.copyOf(lines);
    }

    private static String verdict(@Nullable BoundCheck check, Comparison comparison) {
        if (check == null) {
            return "";
        }
        PointCounts counts = comparison.counts();
        String points = text(
                " (%,d of %,d points; %,d repaired%s)",
                counts.compared(), counts.total(), check.repaired(), kept(counts));
        // All digits where the bound fails: the two numbers may differ in the last one.
        return check.held()
                ? " <= " + number(check.tolerance()) + "  BOUND HELD" + points
                : " against " + check.tolerance() + "  BOUND NOT HELD" + points;
    }

    private static String kept(PointCounts counts) {
        String kept = (counts.nan() > 0 ? text("; %,d NaN kept", counts.nan()) : "")
                + (counts.infinite() > 0 ? text("; %,d Inf kept", counts.infinite()) : "")
                + (counts.fill() > 0 ? text("; %,d fill kept", counts.fill()) : "");
        return counts.classChanged() == 0 ? kept : kept + text("; %,d OF THEM CHANGED", counts.classChanged());
    }

    private static String gain(ErrorStatistics errors, @Nullable Sizes sizes) {
        return sizes == null ? "" : "  Accuracy Gain = " + bare(errors.accuracyGain(sizes.bitRate()));
    }

    private static void addOptional(List<String> lines, Comparison comparison) {
        Similarity similarity = comparison.similarity();
        if (similarity != null) {
            lines.add(text("SSIM = %s (%s)", text("%.6f", similarity.value()), similarity.variant()));
        }
        Autocorrelation autocorrelation = comparison.autocorrelation();
        if (autocorrelation != null) {
            StringBuilder axes = new StringBuilder();
            for (double value : autocorrelation.byAxis()) {
                axes.append(axes.isEmpty() ? "" : ", ").append(correlation(value));
            }
            lines.add(text(
                    "Error autocorrelation = %s (lag 1, row-major; per axis, slowest first: %s)",
                    correlation(autocorrelation.byLag()[0]), axes));
        }
        addFurther(lines, comparison.further());
    }

    private static void addFurther(List<String> lines, FurtherMeasures further) {
        MultiScale multiScale = further.multiScale();
        if (multiScale != null) {
            lines.add(text(
                    "MS-SSIM = %s (2-D Gaussian window %d, %d scales%s)",
                    sixDigits(multiScale.value()),
                    SsimImage.WINDOW,
                    multiScale.scales(),
                    multiScale.planes() == 1 ? "" : text(", mean of %d planes", multiScale.planes())));
        }
        Derivatives derivatives = further.derivatives();
        if (derivatives != null) {
            lines.add("Gradient PSNR = " + decibels(derivatives.gradientPsnr()) + "   Laplacian PSNR = "
                    + decibels(derivatives.laplacianPsnr()) + "   Sobolev error = " + number(derivatives.sobolev()));
        }
        Distribution distribution = further.distribution();
        if (distribution != null) {
            lines.add("KS distance = " + number(distribution.ks())
                    + text(" (p = %.3f, %,d points)", distribution.ksPvalue(), distribution.ksPoints())
                    + "   KL divergence = " + number(distribution.divergence()) + " nats   entropy = "
                    + bare(distribution.entropy()) + " -> " + bare(distribution.reconstructedEntropy())
                    + " bits of 10");
        }
        Seams seams = further.seams();
        if (seams != null) {
            lines.add("Seam index = " + threeDigits(seams.reconstruction()) + " (original "
                    + threeDigits(seams.original()) + ", error " + threeDigits(seams.error())
                    + "): jumps across chunk faces over jumps inside");
        }
        Spectrum spectrum = further.spectrum();
        if (spectrum != null) {
            double kept = spectrum.keptWavenumber();
            lines.add("Error spectrum = at most " + number(spectrum.largestRatio()) + " of the original's power; "
                    + (kept == 0.5
                            ? "below 1% at every wavenumber"
                            : "below 1% up to wavenumber " + threeDigits(kept) + " of 0.5 cycles per point"));
        }
    }

    private static String sixDigits(double value) {
        return Double.isFinite(value) ? text("%.6f", value) : Double.toString(value);
    }

    private static String threeDigits(double value) {
        return Double.isFinite(value) ? text("%.3f", value) : Double.toString(value);
    }

    private static String correlation(double value) {
        String text = text("%.3f", value);
        return text.equals("-0.000") ? "0.000" : text;
    }

    private static String decibels(double value) {
        return Double.isFinite(value) ? text("%.2f dB", value) : bare(value);
    }

    private static String bare(double value) {
        return Double.isFinite(value) ? text("%.2f", value) : Double.toString(value);
    }

    private static String plain(double value) {
        return text("%.8G", value);
    }

    private static String limited(double value, @Nullable BoundCheck check) {
        return check == null || check.held() ? number(value) : Double.toString(value);
    }

    private static String number(double value) {
        return value == 0 ? "0" : Double.isFinite(value) ? text("%.2e", value) : Double.toString(value);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
