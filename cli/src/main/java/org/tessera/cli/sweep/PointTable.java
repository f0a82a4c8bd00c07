package org.tessera.cli.sweep;

import java.util.List;
import org.tessera.cli.report.Markup;

/// The numbers behind the charts of one field, folded away until asked for.
final class PointTable {

    private PointTable() {}

    static String html(List<SweepPoint> points) {
        StringBuilder html = new StringBuilder("<details><summary>" + Markup.count(points.size())
                + " runs</summary>\n<div class=\"scroll\"><table>\n<thead><tr><th>Series</th><th class=\"n\">Bound</th>"
                + "<th class=\"n\">Ratio</th><th class=\"n\">Bits per value</th><th class=\"n\">PSNR (dB)</th>"
                + "<th class=\"n\">SSIM</th><th class=\"n\">Max error / bound</th><th class=\"n\">Compress (MB/s)</th>"
                + "<th class=\"n\">Decompress</th><th>Bound</th></tr></thead>\n<tbody>\n");
        points.forEach(point -> html.append(row(point)));
        return html.append("</tbody></table></div></details>\n").toString();
    }

    private static String row(SweepPoint p) {
        return "<tr><td>" + Markup.escape(p.series()) + "</td>" + cell(Markup.number(p.bound()), p.bound())
                + cell(Markup.fixed(p.ratio(), 2), p.ratio())
                + cell(Markup.fixed(p.bitsPerValue(), 4), p.bitsPerValue())
                + cell(Markup.fixed(p.psnr(), 2), p.psnr()) + cell(Markup.fixed(p.ssim(), 6), p.ssim())
                + cell(Markup.fixed(p.errorOverBound(), 4), p.errorOverBound())
                + cell(Markup.fixed(p.compressSpeed(), 1), p.compressSpeed())
                + cell(Markup.fixed(p.decompressSpeed(), 1), p.decompressSpeed()) + "<td>" + verdict(p)
                + "</td></tr>\n";
    }

    private static String cell(String text, double value) {
        return "<td class=\"n\">" + (Double.isNaN(value) ? "–" : text) + "</td>";
    }

    private static String verdict(SweepPoint p) {
        if (Double.isNaN(p.overBound())) {
            return "not counted";
        }
        return p.broken() ? "<b class=\"alarm\">✗ " + Markup.count((long) p.overBound()) + " over</b>" : "held";
    }
}
