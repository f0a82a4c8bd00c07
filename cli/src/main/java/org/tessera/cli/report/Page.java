package org.tessera.cli.report;

import org.tessera.cli.chart.ChartStyle;

/// A page that needs nothing else, in the look of the reports.
public final class Page {

    private Page() {}

    /// @param title headline, plain text
    /// @param summary under it, plain text, or empty
    /// @param body markup
    /// @param footer markup
    public static String html(String title, String summary, String body, String footer) {
        String name = Markup.escape(title);
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + name + "</title>\n<style>\n"
                + PageFrame.style() + ChartStyle.css() + "</style>\n</head>\n<body>\n<main>\n<header><h1>" + name
                + "</h1>\n" + (summary.isEmpty() ? "" : "<p>" + Markup.escape(summary) + "</p>\n") + "</header>\n"
                + body + "<footer>" + footer + "</footer>\n</main>\n</body>\n</html>\n";
    }
}
