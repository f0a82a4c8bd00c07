package org.tessera.cli.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tessera.cli.chart.Axis;
import org.tessera.cli.chart.Chart;
import org.tessera.cli.chart.Legend;
import org.tessera.cli.chart.Series;
import org.tessera.cli.report.Markup;
import org.tessera.cli.report.PageFrame;

/// Points of many runs as one page: tables first, then four charts a field.
///
/// Runs that broke their bound are crosses in the charts; no line, mean or delta contains them.
public final class SweepPage {

    private final List<SweepPoint> points;
    private final List<String> fields;
    private final List<String> series;

    private SweepPage(List<SweepPoint> points) {
        this.points = points;
        this.fields = List.copyOf(
                new LinkedHashSet<>(points.stream().map(SweepPoint::field).toList()));
        this.series = List.copyOf(
                new LinkedHashSet<>(points.stream().map(SweepPoint::series).toList()));
    }

    /// @param title headline
    /// @param summary a sentence under it, or empty
    /// @param points of all fields and series; series keep the order in which they come
    /// @param reference the curve that others are related to, or empty for the first
    /// @param footer one line at the end
    public static String html(String title, String summary, List<SweepPoint> points, String reference, String footer) {
        return html(title, summary, points, reference, "", footer);
    }

    /// The same with markup of its own before the tables.
    public static String html(
            String title, String summary, List<SweepPoint> points, String reference, String before, String footer) {
        SweepPage page = new SweepPage(points);
        String base = reference.isEmpty() ? page.series.get(0) : reference;
        StringBuilder body = new StringBuilder();
        body.append(page.broken()).append(before);
        body.append(RatioTable.html(points, page.fields, page.series));
        body.append(DeltaTable.html(points, page.fields, page.series, base));
        if (page.fields.size() > 1) {
            body.append(page.contents());
        }
        for (int i = 0; i < page.fields.size(); i++) {
            body.append(page.section(i));
        }
        body.append("<footer>")
                .append(NOTES)
                .append("<br>")
                .append(Markup.escape(footer))
                .append("</footer>\n");
        return PageFrame.html(title, summary, body.toString());
    }

    private static final String NOTES =
            "Ratio = original bytes / all bytes needed to decode. PSNR = −20 log<sub>10</sub>"
                    + "(rmse / range). Bounds are relative to the value range. Speeds: 10<sup>6</sup> bytes of the original a"
                    + " second. Crosses mark runs that broke their bound: no line, mean or BD-rate contains them. Point at a"
                    + " marker to read its numbers.";

    private String broken() {
        long count = points.stream().filter(SweepPoint::broken).count();
        if (count == 0) {
            boolean counted = points.stream().noneMatch(p -> Double.isNaN(p.overBound()));
            return counted
                    ? "<p class=\"verdict\"><span class=\"badge held\">✓ BOUND HELD</span> in all "
                            + Markup.count(points.size()) + " runs, at every point.</p>\n"
                    : "";
        }
        StringBuilder html = new StringBuilder("<p class=\"verdict\"><span class=\"badge broken\">✗ NOT HELD</span> in "
                + Markup.count(count) + " of " + Markup.count(points.size()) + " runs: ");
        String separator = "";
        for (String name : series) {
            long of = points.stream()
                    .filter(p -> p.series().equals(name) && p.broken())
                    .count();
            if (of > 0) {
                html.append(separator).append(Markup.escape(name)).append(" ").append(Markup.count(of));
                separator = ", ";
            }
        }
        return html.append(".</p>\n").toString();
    }

    private String contents() {
        StringBuilder html = new StringBuilder("<p class=\"note\">Fields: ");
        for (int i = 0; i < fields.size(); i++) {
            html.append(i == 0 ? "" : " · ").append("<a href=\"#f" + i + "\">");
            html.append(Markup.escape(name(fields.get(i)))).append("</a>");
        }
        return html.append("</p>\n").toString();
    }

    private static String name(String field) {
        return field.isEmpty() ? "no field named" : field;
    }

    private String section(int number) {
        List<SweepPoint> here = points.stream()
                .filter(p -> p.field().equals(fields.get(number)))
                .toList();
        StringBuilder html = new StringBuilder("<section id=\"f" + number + "\">\n<h2>");
        html.append(Markup.escape(name(fields.get(number)))).append("</h2>\n");
        List<Chart> charts = new ArrayList<>();
        charts.add(chart(here, "Rate-distortion", BITS, "PSNR, dB", SweepPoint::bitsPerValue, SweepPoint::psnr, false));
        charts.add(chart(here, "Ratio against bound", BOUND, "ratio", SweepPoint::bound, SweepPoint::ratio, true));
        charts.add(chart(here, "Compression speed", BOUND, "MB/s", SweepPoint::bound, SweepPoint::compressSpeed, true));
        charts.add(chart(
                here, "Decompression speed", BOUND, "MB/s", SweepPoint::bound, SweepPoint::decompressSpeed, true));
        List<Chart> shown = charts.stream().filter(c -> !c.series().isEmpty()).toList();
        html.append("<div class=\"charts\">\n");
        shown.forEach(c -> html.append("<figure class=\"chart\"><figcaption>" + c.title() + "</figcaption>\n")
                .append(c.svg())
                .append("</figure>\n"));
        html.append("</div>\n");
        if (!shown.isEmpty()) {
            html.append(
                    Legend.html(shown.stream().flatMap(c -> c.series().stream()).toList()));
        }
        return html.append(PointTable.html(here)).append("</section>\n").toString();
    }

    private static final Axis BITS = Axis.linear("bits per value");
    private static final Axis BOUND = Axis.log("bound, relative to the value range");

    private Chart chart(
            List<SweepPoint> here,
            String title,
            Axis x,
            String yLabel,
            ToDoubleFunction<SweepPoint> atX,
            ToDoubleFunction<SweepPoint> atY,
            boolean logarithmic) {
        List<Series> lines = new ArrayList<>();
        for (int look = 0; look < series.size(); look++) {
            String name = series.get(look);
            List<SweepPoint> kept = here.stream()
                    .filter(p -> p.series().equals(name) && !p.broken())
                    .toList();
            add(lines, name, kept, atX, atY, look, Series.Style.MEASURED);
        }
        add(
                lines,
                "bound broken",
                here.stream().filter(SweepPoint::broken).toList(),
                atX,
                atY,
                0,
                Series.Style.FLAGGED);
        return new Chart(title, x, logarithmic ? Axis.log(yLabel) : Axis.linear(yLabel), lines);
    }

    private static void add(
            List<Series> lines,
            String name,
            List<SweepPoint> points,
            ToDoubleFunction<SweepPoint> atX,
            ToDoubleFunction<SweepPoint> atY,
            int look,
            Series.Style style) {
        List<SweepPoint> sorted = points.stream()
                .filter(p -> Double.isFinite(atX.applyAsDouble(p)) && Double.isFinite(atY.applyAsDouble(p)))
                .sorted(Comparator.comparingDouble(atX))
                .toList();
        if (!sorted.isEmpty()) {
            double[] x = sorted.stream().mapToDouble(atX).toArray();
            double[] y = sorted.stream().mapToDouble(atY).toArray();
            lines.add(new Series(
                    name,
                    x,
                    y,
                    style,
                    look,
                    sorted.stream().map(SweepPoint::tip).toList()));
        }
    }
}
