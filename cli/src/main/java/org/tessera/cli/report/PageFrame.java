package org.tessera.cli.report;

import org.tessera.cli.chart.ChartStyle;
import org.tessera.cli.chart.StyleSheet;

/// What stands around every page: it needs nothing from outside, follows the reader's light or dark setting, and
/// prints on white. The policy in its head forbids it to load or run anything.
public final class PageFrame {

    private PageFrame() {}

    /// @param body markup
    public static String html(String title, String summary, String body) {
        String escaped = Markup.escape(title);
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
                + escaped + "</title>\n<style>\n" + StyleSheet.read(PageFrame.class, "report.css") + ChartStyle.css()
                + "</style>\n</head>\n<body>\n<main>\n<header><h1>" + escaped + "</h1>\n"
                + (summary.isEmpty() ? "" : "<p>" + Markup.escape(summary) + "</p>\n") + "</header>\n" + body
                + "</main>\n</body>\n</html>\n";
    }
}
