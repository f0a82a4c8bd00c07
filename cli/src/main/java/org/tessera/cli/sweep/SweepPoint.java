package org.tessera.cli.sweep;

/// One measured point of a rate-distortion curve, from whatever tool. What a source does not say is NaN.
///
/// @param field what was compressed; empty when the source does not say
/// @param series tool, codec and settings: what makes one curve
/// @param bound error bound relative to the value range
/// @param bitsPerValue all bytes counted
/// @param ratio original bytes to all bytes
/// @param psnr in dB, full range; infinite when exact
/// @param ssim mean structural similarity
/// @param compressSpeed 10^6 bytes of the original a second
/// @param decompressSpeed the same
/// @param overBound points further off than the bound; NaN when the source does not count them
/// @param errorOverBound largest error over the bound
public record SweepPoint(
        String field,
        String series,
        double bound,
        double bitsPerValue,
        double ratio,
        double psnr,
        double ssim,
        double compressSpeed,
        double decompressSpeed,
        double overBound,
        double errorOverBound) {

    /// Whether the run broke its bound: it is shown, marked, and enters no curve and no mean.
    public boolean broken() {
        return overBound > 0;
    }

    /// The same point on another curve.
    public SweepPoint withSeries(String other) {
        return new SweepPoint(
                field,
                other,
                bound,
                bitsPerValue,
                ratio,
                psnr,
                ssim,
                compressSpeed,
                decompressSpeed,
                overBound,
                errorOverBound);
    }

    String tip() {
        StringBuilder tip = new StringBuilder(series);
        add(tip, "bound ", bound, "");
        add(tip, "", bitsPerValue, " bits per value");
        add(tip, "ratio ", ratio, "");
        add(tip, "PSNR ", psnr, " dB");
        if (broken()) {
            tip.append("; ").append((long) overBound).append(" points over the bound");
        }
        return tip.toString();
    }

    private static void add(StringBuilder tip, String before, double value, String after) {
        if (!Double.isNaN(value)) {
            tip.append(tip.indexOf(": ") < 0 ? ": " : ", ").append(before);
            tip.append(Double.isInfinite(value) ? "∞" : org.tessera.formats.png.Ticks.label(value))
                    .append(after);
        }
    }
}
