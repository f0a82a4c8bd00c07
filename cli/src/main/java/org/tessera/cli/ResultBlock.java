package org.tessera.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tessera.container.VariableReport;
import org.tessera.container.VariableSummary;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.target.Lossless;
import org.tessera.target.Noise;
import org.tessera.target.Rate;
import org.tessera.target.Ratio;
import org.tessera.target.Tolerance;

/// What `compress` says of a variable, in the words of `sz3 -a` and with the keys of libpressio.
///
/// Numbers are in physical values where the stored ones stand for these.
///
/// @param physical null where values stand for themselves
record ResultBlock(VariableReport report, @Nullable PhysicalValues physical) {

    /// `20 log10 2`: zfp's PSNR takes half the range as the peak.
    private static final double ZFP_OFFSET = 20 * Math.log10(2);

    List<String> lines(String codec) {
        VariableSummary summary = report.summary();
        double range = summary.max() - summary.min();
        double rmse = summary.deviation().rootMeanSquare();
        List<String> lines = new ArrayList<>();
        lines.add(Text.format(
                "%s %s %s (C order)  codec=%s  bound %s",
                report.spec().name(),
                report.spec().type().label(),
                report.spec().shape(),
                codec(report, codec),
                bound()));
        if (physical != null) {
            lines.add("physical values = " + physical.text() + "; bound and errors are of these");
        }
        lines.add(Text.format(
                "compression ratio = %.2f   bit rate = %.3f   (model bytes: %s)",
                report.ratio(), report.bitsPerValue(), new ModelShare(report).text()));
        lines.add(Text.format(
                "Max absolute error = %s %s  BOUND HELD (%s of %s points; %s repaired; %s masked kept)",
                Text.error(
                        step() * summary.deviation().maxError(),
                        step() * report.tolerance().absolute()),
                limit(),
                Text.count(summary.deviation().points()),
                Text.count(report.spec().shape().count() - summary.masked()),
                Text.count(summary.repaired()),
                Text.count(summary.masked())));
        lines.add(Text.format(
                "Max relative error = %s",
                range > 0 ? Text.error(summary.deviation().maxError() / range) : "0"));
        lines.add(Text.format(
                "PSNR = %s (full range; zfp's definition %s)  NRMSE = %s",
                Text.decibels(summary.psnr()),
                Text.decibels(summary.psnr() - ZFP_OFFSET),
                range > 0 ? Text.error(rmse / range) : "0"));
        return lines;
    }

    /// How much one unit of the stored values means.
    private double step() {
        return PhysicalValues.step(physical);
    }

    private static String codec(VariableReport report, String asked) {
        String made = String.join("+", report.codecs().keySet());
        return asked.equals("auto") ? made + "(auto)" : asked.equals(made) ? made : made + "(" + asked + ")";
    }

    private String bound() {
        String asked = report.target().text();
        Tolerance tolerance = report.tolerance();
        if (physical != null && tolerance.isExact() && !(report.target() instanceof Lossless)) {
            return asked + " -> exact, less than one step of " + Text.exact(step());
        }
        boolean finite = tolerance.absolute() > 0 && tolerance.absolute() < Double.POSITIVE_INFINITY;
        if (physical != null && finite && tolerance.absolute() == Math.rint(tolerance.absolute())) {
            return asked + " -> " + Text.counted((long) tolerance.absolute(), "step") + " of " + Text.exact(step());
        }
        if (report.target() instanceof Noise && finite) {
            return asked + " -> abs=" + Text.exact(step() * tolerance.absolute())
                    + (report.codecs().values().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum()
                                    > 1
                            ? " at most, each chunk its own"
                            : "");
        }
        return asked
                + (finite && (physical != null || !asked.startsWith("abs="))
                        ? " -> abs=" + Text.exact(step() * tolerance.absolute())
                        : "");
    }

    private String limit() {
        Tolerance tolerance = report.tolerance();
        if (tolerance.isExact()) {
            return "(exact)";
        }
        String absolute = tolerance.absolute() < Double.POSITIVE_INFINITY
                ? "<= " + Text.exact(step() * tolerance.absolute())
                : "";
        String pointwise = tolerance.isPointwise() ? "<= " + Text.exact(tolerance.pointwise()) + " |x|" : "";
        return absolute + (absolute.isEmpty() || pointwise.isEmpty() ? "" : " and ") + pointwise;
    }

    Map<String, Object> json() {
        VariableSummary summary = report.summary();
        double range = summary.max() - summary.min();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", report.spec().name());
        map.put("type", report.spec().type().label());
        map.put("shape", longs(report.spec().shape().sizes()));
        map.put("codecs", report.codecs());
        map.put("target", report.target().text());
        if (physical != null) {
            map.put("physical_values", physical.text());
            map.put("tolerance:stored", report.tolerance().absolute());
        }
        map.put("tolerance:abs", step() * report.tolerance().absolute());
        map.put("tolerance:pw_rel", report.tolerance().pointwise());
        map.put("bound_held", true);
        map.put("size:uncompressed_size", report.spec().bytes());
        map.put("size:compressed_size", report.bytes());
        map.put("size:compression_ratio", report.ratio());
        map.put("size:bit_rate", report.bitsPerValue());
        boolean none = summary.min() > summary.max();
        map.put(
                "error_stat:value_min",
                none ? Double.NaN : PhysicalRange.of(summary, physical).min());
        map.put(
                "error_stat:value_max",
                none ? Double.NaN : PhysicalRange.of(summary, physical).max());
        map.put("error_stat:value_range", none ? Double.NaN : step() * range);
        map.put("error_stat:max_error", step() * summary.deviation().maxError());
        map.put("error_stat:rmse", step() * summary.deviation().rootMeanSquare());
        map.put("error_stat:psnr", summary.psnr());
        if (!report.models().isEmpty()) {
            map.put("models", new ModelShare(report).json());
        }
        map.put("points:compared", summary.deviation().points());
        map.put("points:masked", summary.masked());
        map.put("points:repaired", summary.repaired());
        return map;
    }

    /// A sentence when a size was asked that the chunks reach but the variable as a whole, header counted, does not.
    static Optional<String> shortfall(VariableReport report) {
        if (report.target() instanceof Ratio ratio && report.ratio() < ratio.ratio()) {
            return Optional.of(missed(report, "ratio", report.ratio()));
        }
        if (report.target() instanceof Rate rate && report.bitsPerValue() > rate.bitsPerValue()) {
            return Optional.of(missed(report, "rate", report.bitsPerValue()));
        }
        return Optional.empty();
    }

    private static String missed(VariableReport report, String what, double reached) {
        return Text.format(
                "%s: %s not quite reached, %s %.4g with its header: the variable is too small for it",
                report.spec().name(), report.target().text(), what, reached);
    }

    private static List<Long> longs(long[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
