package org.tessera.cli.chart;

import java.util.List;

/// Names of series beside a sample of each, as HTML that wraps where the page is narrow.
public final class Legend {

    private Legend() {}

    /// Series without a name, and names said already, are left out.
    public static String html(List<Series> series) {
        StringBuilder html = new StringBuilder("<ul class=\"legend\">");
        series.stream()
                .map(Series::name)
                .distinct()
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    Series first = series.stream()
                            .filter(s -> s.name().equals(name))
                            .findFirst()
                            .orElseThrow();
                    html.append("<li><svg viewBox=\"0 0 28 12\" aria-hidden=\"true\">")
                            .append(sample(first));
                    html.append("</svg>").append(Svg.escape(name)).append("</li>");
                });
        return html.append("</ul>\n").toString();
    }

    private static String sample(Series series) {
        String line = series.hasLine() ? "<path class=\"" + lineClass(series) + "\" d=\"M1 6H27\"/>" : "";
        return line + (series.hasMarkers() ? Marker.of(series).svg(series.color(), 14, 6) : "");
    }

    /// CSS classes of the line of a series.
    static String lineClass(Series series) {
        boolean second = series.look() / Marker.COLORS % 2 == 1;
        return "line " + series.color() + (series.style() == Series.Style.DASHED || second ? " dash" : "");
    }
}
