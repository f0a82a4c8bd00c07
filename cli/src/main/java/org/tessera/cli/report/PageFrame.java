package org.tessera.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tessera.cli.chart.ChartStyle;

/// What stands around every page: it needs nothing from outside, follows the reader's light or dark setting, and
/// prints on white. The policy in its head forbids it to load or run anything.
final class PageFrame {

    private PageFrame() {}

    /// @param body markup
    static String html(String title, String summary, String body) {
        String escaped = Markup.escape(title);
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
                + escaped + "</title>\n<style>\n" + style() + ChartStyle.css()
                + "</style>\n</head>\n<body>\n<main>\n<header><h1>" + escaped + "</h1>\n"
                + (summary.isEmpty() ? "" : "<p>" + Markup.escape(summary) + "</p>\n") + "</header>\n" + body
                + "</main>\n</body>\n</html>\n";
    }

    static String style() {
        try (InputStream in = PageFrame.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
