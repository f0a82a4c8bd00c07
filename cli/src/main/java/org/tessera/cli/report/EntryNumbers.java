package org.tessera.cli.report;

import org.tessera.metric.Comparison;
import org.tessera.metric.Derivatives;
import org.tessera.metric.Distribution;
import org.tessera.metric.ErrorStatistics;
import org.tessera.metric.FurtherMeasures;
import org.tessera.metric.MultiScale;
import org.tessera.metric.Seams;
import org.tessera.metric.Similarity;
import org.tessera.metric.Sizes;
import org.tessera.metric.Spectrum;

/// The numbers of one entry as a list: every measure that was taken, and every byte.
final class EntryNumbers {

    private final StringBuilder list = new StringBuilder("<dl>\n");

    private EntryNumbers() {}

    static String html(ReportEntry entry) {
        EntryNumbers numbers = new EntryNumbers();
        Comparison comparison = entry.measured().comparison();
        numbers.sizes(entry, comparison.errors());
        numbers.errors(comparison);
        numbers.similarity(comparison);
        numbers.further(comparison.further());
        return numbers.list.append("</dl>\n").toString();
    }

    private void sizes(ReportEntry entry, ErrorStatistics errors) {
        Sizes sizes = entry.measured().sizes();
        if (sizes == null) {
            return;
        }
        item(
                "Size, every byte counted",
                Markup.count(sizes.originalBytes()) + " → " + Markup.count(sizes.compressedBytes()) + " bytes");
        item("Ratio", Markup.fixed(sizes.ratio(), 2) + " : 1");
        item("Bits per value", Markup.fixed(sizes.bitRate(), 3));
        item("Model", entry.modelBytes() == 0 ? "none" : Markup.count(entry.modelBytes()) + " bytes");
        item("Accuracy gain", Markup.fixed(errors.accuracyGain(sizes.bitRate()), 2));
    }

    private void errors(Comparison comparison) {
        ErrorStatistics errors = comparison.errors();
        item(
                "Value range",
                Markup.number(comparison.values().min()) + " to "
                        + Markup.number(comparison.values().max()));
        item("Max error / range", Markup.number(errors.maxRelative()));
        item("Max pointwise error", Markup.number(errors.maxPointwise()));
        item(
                "PSNR",
                Markup.fixed(errors.psnr(), 2) + " dB <small>zfp: " + Markup.fixed(errors.psnrZfp(), 2) + "</small>");
        item("RMSE", Markup.number(errors.rmse()) + " <small>/ range: " + Markup.number(errors.nrmse()) + "</small>");
        item("Bias", Markup.number(errors.meanError()));
        item("Correlation", "1 − " + Markup.number(errors.pearsonDeficit()));
    }

    private void similarity(Comparison comparison) {
        Similarity similarity = comparison.similarity();
        if (similarity != null) {
            item(
                    "SSIM",
                    Markup.fixed(similarity.value(), 6) + " <small>" + Markup.escape(similarity.variant())
                            + "</small>");
        }
        MultiScale multiScale = comparison.further().multiScale();
        if (multiScale != null && !Double.isNaN(multiScale.value())) {
            item(
                    "MS-SSIM",
                    Markup.fixed(multiScale.value(), 6) + " <small>2-D, " + multiScale.scales() + " scales</small>");
        }
    }

    private void further(FurtherMeasures further) {
        Derivatives derivatives = further.derivatives();
        if (derivatives != null) {
            item("Gradient PSNR", Markup.fixed(derivatives.gradientPsnr(), 2) + " dB");
            item("Laplacian PSNR", Markup.fixed(derivatives.laplacianPsnr(), 2) + " dB");
            item("Sobolev error", Markup.number(derivatives.sobolev()));
        }
        Distribution distribution = further.distribution();
        if (distribution != null) {
            item(
                    "Kolmogorov–Smirnov",
                    Markup.number(distribution.ks()) + " <small>p = " + Markup.fixed(distribution.ksPvalue(), 3)
                            + "</small>");
            item("KL divergence", Markup.number(distribution.divergence()) + " nats");
            item(
                    "Entropy",
                    Markup.fixed(distribution.entropy(), 2) + " → "
                            + Markup.fixed(distribution.reconstructedEntropy(), 2) + " bits");
        }
        Seams seams = further.seams();
        if (seams != null && !Double.isNaN(seams.reconstruction())) {
            item(
                    "Seam index",
                    Markup.fixed(seams.reconstruction(), 3) + " <small>original "
                            + Markup.fixed(seams.original(), 3) + ", error " + Markup.fixed(seams.error(), 3)
                            + "</small>");
        }
        Spectrum spectrum = further.spectrum();
        if (spectrum != null && spectrum.wavenumbers().length > 0) {
            item(
                    "Error below 1% of power",
                    spectrum.keptWavenumber() == 0.5
                            ? "at every wavenumber"
                            : "up to wavenumber " + Markup.fixed(spectrum.keptWavenumber(), 3));
        }
    }

    private void item(String name, String value) {
        list.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>\n");
    }
}
