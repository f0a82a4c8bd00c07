package org.tessera.cli.report;

import java.util.Base64;
import java.util.Locale;
import org.tessera.cli.chart.Chart;
import org.tessera.cli.view.SliceView;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Raster;
import org.tessera.formats.png.Stretch;

/// The slices side by side, as PNG inside the page, each with its colour bar; and the curves of a line through them.
final class Pictures {

    private static final int STOPS = 16;

    private Pictures() {}

    /// Slices and notes; nothing but the notes of a line of values.
    static String slices(SliceView view) {
        StringBuilder html = new StringBuilder();
        if (!view.line()) {
            String where = view.where().isEmpty() ? "" : ", " + Markup.escape(view.where());
            String first = view.reconstruction() == null ? "Values" : "Original";
            html.append("<div class=\"triptych\">\n")
                    .append(figure(first + where, view.original(), view.map(), view.values()));
            if (view.reconstruction() != null) {
                html.append(figure("Reconstruction, same colours", view.reconstruction(), view.map(), view.values()));
            }
            if (view.error() != null) {
                html.append(figure("Reconstruction − original", view.error(), ColorMap.DIVERGING, view.errors()));
            }
            html.append("</div>\n");
        }
        for (String note : view.notes()) {
            String swatch = note.contains("no value")
                    ? "<span class=\"swatch\" style=\"background:"
                            + color(view.map().palette()[ColorMap.COLORS]) + "\"></span>"
                    : "";
            html.append("<p class=\"note\">")
                    .append(swatch)
                    .append(Markup.escape(note))
                    .append("</p>\n");
        }
        return html.toString();
    }

    /// Values and error along the line through the slice.
    ///
    /// @param bound largest error allowed, or NaN
    static String curves(SliceView view, double bound) {
        Chart errors = view.profile().errors(bound);
        return view.profile().values(view.values() instanceof Stretch.Log).figure()
                + (errors == null ? "" : errors.figure());
    }

    private static String figure(String caption, Plane plane, ColorMap colors, Stretch stretch) {
        String data = Base64.getEncoder().encodeToString(Raster.png(Raster.paint(plane, colors, stretch)));
        String scale = stretch instanceof Stretch.Log ? " (log)" : stretch instanceof Stretch.Asinh ? " (asinh)" : "";
        return "<figure><figcaption>" + caption + "</figcaption><img alt=\"" + caption + "\" width=\"" + plane.columns()
                + "\" height=\"" + plane.rows() + "\" src=\"data:image/png;base64," + data + "\">"
                + "<div class=\"bar\" style=\"background:" + gradient(colors) + "\"></div><div class=\"ends\"><span>"
                + Markup.number(stretch.low()) + "</span><span>"
                + Markup.number(middle(stretch)) + scale
                + "</span><span>" + Markup.number(stretch.high()) + "</span></div></figure>\n";
    }

    private static double middle(Stretch stretch) {
        return stretch.low() == -stretch.high()
                ? 0
                : stretch.unbend((stretch.bend(stretch.low()) + stretch.bend(stretch.high())) / 2);
    }

    private static String gradient(ColorMap colors) {
        int[] palette = colors.palette();
        StringBuilder css = new StringBuilder("linear-gradient(90deg");
        for (int i = 0; i <= STOPS; i++) {
            css.append(',').append(color(palette[i * (ColorMap.COLORS - 1) / STOPS]));
        }
        return css.append(')').toString();
    }

    private static String color(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
