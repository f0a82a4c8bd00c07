package org.tessera.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.container.VariableReport;
import org.tessera.container.VariableSummary;
import org.tessera.target.Rate;
import org.tessera.target.Ratio;
import org.tessera.target.Tolerance;

/// What `compress` says of a variable, in the words of `sz3 -a` and with the keys of libpressio.
final class ResultBlock {

    /// `20 log10 2`: zfp's PSNR takes half the range as the peak.
    private static final double ZFP_OFFSET = 20 * Math.log10(2);

    private ResultBlock() {}

    static List<String> lines(VariableReport report, String codec) {
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
                bound(report)));
        lines.add(Text.format(
                "compression ratio = %.2f   bit rate = %.3f   (model bytes: 0)",
                report.ratio(), report.bitsPerValue()));
        lines.add(Text.format(
                "Max absolute error = %s %s  BOUND HELD (%s of %s points; %s repaired; %s masked kept)",
                Text.error(summary.deviation().maxError(), report.tolerance().absolute()),
                limit(report.tolerance()),
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

    private static String codec(VariableReport report, String asked) {
        String made = String.join("+", report.codecs().keySet());
        return asked.equals("auto") ? made + "(auto)" : asked.equals(made) ? made : made + "(" + asked + ")";
    }

    private static String bound(VariableReport report) {
        String asked = report.target().text();
        Tolerance tolerance = report.tolerance();
        boolean resolved = !asked.startsWith("abs=")
                && tolerance.absolute() > 0
                && tolerance.absolute() < Double.POSITIVE_INFINITY;
        return asked + (resolved ? " -> abs=" + Text.exact(tolerance.absolute()) : "");
    }

    private static String limit(Tolerance tolerance) {
        if (tolerance.isExact()) {
            return "(exact)";
        }
        String absolute =
                tolerance.absolute() < Double.POSITIVE_INFINITY ? "<= " + Text.exact(tolerance.absolute()) : "";
        String pointwise = tolerance.isPointwise() ? "<= " + Text.exact(tolerance.pointwise()) + " |x|" : "";
        return absolute + (absolute.isEmpty() || pointwise.isEmpty() ? "" : " and ") + pointwise;
    }

    static Map<String, Object> json(VariableReport report) {
        VariableSummary summary = report.summary();
        double range = summary.max() - summary.min();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", report.spec().name());
        map.put("type", report.spec().type().label());
        map.put("shape", longs(report.spec().shape().sizes()));
        map.put("codecs", report.codecs());
        map.put("target", report.target().text());
        map.put("tolerance:abs", report.tolerance().absolute());
        map.put("tolerance:pw_rel", report.tolerance().pointwise());
        map.put("bound_held", true);
        map.put("size:uncompressed_size", report.spec().bytes());
        map.put("size:compressed_size", report.bytes());
        map.put("size:compression_ratio", report.ratio());
        map.put("size:bit_rate", report.bitsPerValue());
        boolean none = summary.min() > summary.max();
        map.put("error_stat:value_min", none ? Double.NaN : summary.min());
        map.put("error_stat:value_max", none ? Double.NaN : summary.max());
        map.put("error_stat:value_range", none ? Double.NaN : range);
        map.put("error_stat:max_error", summary.deviation().maxError());
        map.put("error_stat:rmse", summary.deviation().rootMeanSquare());
        map.put("error_stat:psnr", summary.psnr());
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
