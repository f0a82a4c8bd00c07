package org.tessera.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tessera.cli.chart.ChartStyle;

/// Writes a [Report] as one HTML page that needs nothing else: no script, no font, no link to anywhere.
///
/// It follows the reader's light or dark setting, prints on white, and stays under 2 MB, so that it can go into a mail.
public final class HtmlReport {

    private static final int PICTURE_BYTES = 1_500_000;
    private static final int FEWEST_POINTS = 48;
    private static final int MOST_POINTS = 320;

    private static final String LEFT_OUT = "<p class=\"note\">Slices left out, to keep this page under 2 MB.</p>\n";

    private HtmlReport() {}

    /// How many points across the slices should have, so that the pictures of all entries fit the page.
    public static int pointsAcross(int entries) {
        double bytesOfOne = 0.7 * PICTURE_BYTES / (3.0 * Math.max(1, entries));
        return Math.clamp((int) Math.sqrt(bytesOfOne), FEWEST_POINTS, MOST_POINTS);
    }

    /// The page as text, to be written as UTF-8.
    public static String html(Report report) {
        String title = Markup.escape(report.title());
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + title + "</title>\n<style>\n"
                + style() + ChartStyle.css() + "</style>\n</head>\n<body>\n<main>\n<header><h1>" + title + "</h1>\n");
        if (!report.summary().isEmpty()) {
            page.append("<p>").append(Markup.escape(report.summary())).append("</p>\n");
        }
        page.append("</header>\n").append(SummaryTable.html(report));
        int left = PICTURE_BYTES;
        for (int i = 0; i < report.entries().size(); i++) {
            ReportEntry entry = report.entries().get(i);
            String pictures = entry.slices() == null || left <= 0 ? "" : Pictures.html(entry.slices(), entry.check());
            left -= pictures.length();
            boolean leftOut = entry.slices() != null && left <= 0;
            page.append(new EntrySection(entry).html(i, leftOut ? LEFT_OUT : pictures));
        }
        page.append("<footer>Error = reconstruction − original, over finite points that are no fill value. Ratio ="
                + " original bytes / all bytes needed to decode. PSNR = −20 log<sub>10</sub>(rmse / range).");
        page.append(report.footer().isEmpty() ? "" : "<br>" + Markup.escape(report.footer()));
        return page.append("</footer>\n</main>\n</body>\n</html>\n").toString();
    }

    static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
