package org.tessera.cli.report;

import java.util.Base64;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Raster;
import org.tessera.formats.png.Stretch;
import org.tessera.metric.BoundCheck;

/// The three slices side by side, as PNG inside the page, each with its colour bar.
///
/// Original and reconstruction share one scale; the error has its own, symmetric one, and reaches to the bound.
final class Pictures {

    private static final int STOPS = 16;
    private static final double DECADES_FOR_LOG = 1e3;

    private Pictures() {}

    static String html(Triptych slices, BoundCheck check) {
        Stretch values = valueScale(slices.original());
        double reach =
                check.pointwise() || check.tolerance() == 0 ? slices.error().maxAbs() : check.tolerance();
        Stretch errors = new Stretch.Linear(-reach, reach);
        String where = slices.label().isEmpty() ? "" : ", " + Markup.escape(slices.label());
        return "<div class=\"triptych\">\n" + figure("Original" + where, slices.original(), ColorMap.SEQUENTIAL, values)
                + figure("Reconstruction" + where, slices.reconstruction(), ColorMap.SEQUENTIAL, values)
                + figure("Reconstruction − original", slices.error(), ColorMap.DIVERGING, errors) + "</div>\n"
                + note(slices);
    }

    private static Stretch valueScale(Plane plane) {
        double low = plane.min();
        double high = plane.max();
        boolean wide = low > 0 && high > DECADES_FOR_LOG * low;
        return wide ? new Stretch.Log(low, high) : new Stretch.Linear(low, high);
    }

    private static String figure(String caption, Plane plane, ColorMap colors, Stretch stretch) {
        String data = Base64.getEncoder().encodeToString(Raster.png(Raster.paint(plane, colors, stretch)));
        String scale = stretch instanceof Stretch.Log ? " (log)" : "";
        return "<figure><figcaption>" + caption + "</figcaption><img alt=\"" + caption + "\" width=\"" + plane.columns()
                + "\" height=\"" + plane.rows() + "\" src=\"data:image/png;base64," + data + "\">"
                + "<div class=\"bar\" style=\"background:" + gradient(colors) + "\"></div><div class=\"ends\"><span>"
                + Markup.number(stretch.low()) + "</span><span>"
                + Markup.number(stretch.unbend((stretch.bend(stretch.low()) + stretch.bend(stretch.high())) / 2))
                + scale
                + "</span><span>" + Markup.number(stretch.high()) + "</span></div></figure>\n";
    }

    private static String gradient(ColorMap colors) {
        int[] palette = colors.palette();
        StringBuilder css = new StringBuilder("linear-gradient(90deg");
        for (int i = 0; i <= STOPS; i++) {
            css.append(String.format(java.util.Locale.ROOT, ",#%06x", palette[i * (ColorMap.COLORS - 1) / STOPS]));
        }
        return css.append(')').toString();
    }

    private static String note(Triptych slices) {
        boolean holes = java.util.Arrays.stream(slices.original().values()).anyMatch(Double::isNaN);
        return holes ? "<p class=\"note\">Grey: no value (NaN, infinite or fill).</p>\n" : "";
    }
}
