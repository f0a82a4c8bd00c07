package org.tessera.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.cli.report.Markup;

/// One table of the summary: as text, as markup, and its rows for JSON.
///
/// @param key name in JSON
/// @param title headline
/// @param columns what is shown, in this order
/// @param rows numbers and texts by name; more than is shown
/// @param note how to read it; may be empty
public record BenchTable(String key, String title, List<Column> columns, List<Map<String, Object>> rows, String note) {

    /// @param heading above the column
    /// @param name in the rows
    /// @param digits after the point, of numbers that are not whole
    record Column(String heading, String name, int digits) {

        private String text(Map<String, Object> row) {
            Object value = row.get(name);
            if (value instanceof Double number) {
                return Double.isFinite(number) ? String.format(Locale.ROOT, "%." + digits + "f", number) : "-";
            }
            return value == null ? "-" : value.toString();
        }

        private boolean isNumber(List<Map<String, Object>> rows) {
            return rows.stream().anyMatch(row -> row.get(name) instanceof Number);
        }
    }

    /// For a terminal: texts to the left, numbers to the right.
    public List<String> lines() {
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) {
            lines.add(new StringBuilder());
        }
        for (Column column : columns) {
            List<String> cells = new ArrayList<>();
            cells.add(column.heading());
            rows.forEach(row -> cells.add(column.text(row)));
            int width = cells.stream().mapToInt(String::length).max().orElse(0);
            boolean right = column.isNumber(rows);
            for (int i = 0; i < cells.size(); i++) {
                String pad = " ".repeat(width - cells.get(i).length());
                lines.get(i)
                        .append(lines.get(i).isEmpty() ? "" : "  ")
                        .append(right ? pad + cells.get(i) : cells.get(i) + pad);
            }
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    /// For the page.
    String html() {
        StringBuilder html = new StringBuilder(
                "<h3>" + Markup.escape(title) + "</h3>\n<div class=\"scroll\"><table>\n" + "<thead><tr>");
        for (Column column : columns) {
            html.append("<th").append(column.isNumber(rows) ? " class=\"n\">" : ">");
            html.append(Markup.escape(column.heading())).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (Map<String, Object> row : rows) {
            html.append("<tr>");
            for (Column column : columns) {
                html.append("<td").append(column.isNumber(rows) ? " class=\"n\">" : ">");
                String text = Markup.escape(column.text(row));
                // Who ran stays on one line.
                html.append(column.equals(columns.get(0)) ? text.replace(' ', '\u00A0') : text)
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
        return note.isEmpty() ? html.toString() : html + "<p class=\"note\">" + Markup.escape(note) + "</p>\n";
    }
}
