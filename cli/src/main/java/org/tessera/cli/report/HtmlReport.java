package org.tessera.cli.report;

import java.nio.charset.StandardCharsets;

/// Writes a [Report] as one HTML page that needs nothing else: no script, no font, no link to anywhere.
///
/// It stays under 2 MB, so that it can go into a mail: the first variables come with everything, later ones without
/// pictures, then as rows of the table alone.
public final class HtmlReport {

    private static final int DRAWN_BYTES = 1_500_000;
    private static final int WRITTEN_BYTES = 1_650_000;
    private static final int CHART_BYTES = 50_000;
    private static final int FEWEST_POINTS = 48;
    private static final int MOST_POINTS = 320;
    private static final int MOST_ROWS = 400;

    private HtmlReport() {}

    /// How many points across the slices should have, so that the pictures of all entries fit the page.
    public static int pointsAcross(int entries) {
        int count = Math.max(1, entries);
        double room = Math.max(0.2 * DRAWN_BYTES, DRAWN_BYTES - (double) CHART_BYTES * count);
        double bytesOfOne = 0.7 * room / (3.0 * count);
        return Math.clamp((int) Math.sqrt(bytesOfOne), FEWEST_POINTS, MOST_POINTS);
    }

    /// The page as text, to be written as UTF-8.
    public static String html(Report report) {
        StringBuilder sections = new StringBuilder();
        int drawn = 0;
        int written = 0;
        for (int i = 0; i < report.entries().size(); i++) {
            EntrySection section = new EntrySection(report.entries().get(i));
            String html = section.html(i, true);
            boolean withPictures = drawn == i && bytes(sections) + bytes(html) < DRAWN_BYTES;
            drawn += withPictures ? 1 : 0;
            html = withPictures ? html : section.html(i, false);
            if (written == i && bytes(sections) + bytes(html) < WRITTEN_BYTES) {
                sections.append(html);
                written++;
            }
        }
        String body = SummaryTable.html(report, written, MOST_ROWS)
                + leftOut(report.entries().size(), drawn, written)
                + sections
                + footer(report);
        return PageFrame.html(report.title(), report.summary(), body);
    }

    private static long bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String leftOut(int entries, int drawn, int written) {
        if (drawn == entries) {
            return "";
        }
        return "<p class=\"note\">To keep this page under 2 MB, slices and curves are left out from variable "
                + (drawn + 1) + " on"
                + (written < entries ? ", and all but the table from variable " + (written + 1) : "")
                + "; --var chooses which variables it is about.</p>\n";
    }

    private static String footer(Report report) {
        return "<footer>Error = reconstruction − original, over finite points that are no fill value. Ratio ="
                + " original bytes / all bytes needed to decode. PSNR = −20 log<sub>10</sub>(rmse / range). Spectra:"
                + " Hann window, mean over shells of equal wavenumber. Seam index: mean jump between neighbours across"
                + " chunk faces over the mean jump inside."
                + (report.footer().isEmpty() ? "" : "<br>" + Markup.escape(report.footer())) + "</footer>\n";
    }
}
