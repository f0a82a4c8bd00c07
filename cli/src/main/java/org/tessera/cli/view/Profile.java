package org.tessera.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.chart.Axis;
import org.tessera.cli.chart.Chart;
import org.tessera.cli.chart.Guide;
import org.tessera.cli.chart.Series;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.metric.PairReader;
import org.tessera.metric.PairTile;

/// Values along one line through a field, before and after.
///
/// @param along the axis that is followed
/// @param where the indices of the other axes, such as `axis 0 = 5`; empty where there is no other
/// @param every points of the field of which a smallest and a largest are shown; 1 when all are
/// @param original NaN where the field has no value
/// @param reconstruction null when there is none
/// @param error reconstruction minus original; null when there is none
public record Profile(
        int along,
        String where,
        long every,
        Envelope.Line original,
        Envelope.@Nullable Line reconstruction,
        Envelope.@Nullable Line error) {

    private static final int MOST = 320;
    private static final int BAND = 1 << 20;

    /// @param reconstruction null when there is none
    /// @param origin a point of the line
    static Profile of(Field original, @Nullable Field reconstruction, double[] fills, int along, long[] origin) {
        Shape shape = original.spec().shape();
        PairReader reader = new PairReader(original, reconstruction == null ? original : reconstruction, fills);
        long points = shape.size(along);
        Envelope x = new Envelope(points, MOST);
        Envelope y = new Envelope(points, MOST);
        Envelope e = new Envelope(points, MOST);
        long[] size = new long[shape.rank()];
        java.util.Arrays.fill(size, 1);
        long[] from = origin.clone();
        for (long start = 0; start < points; start += BAND) {
            from[along] = start;
            size[along] = Math.min(BAND, points - start);
            PairTile tile = reader.read(new Box(from, Shape.of(size)));
            for (int i = 0; i < tile.original().length; i++) {
                double value = tile.original()[i];
                boolean none = Double.isNaN(value);
                x.add(start + i, value);
                y.add(start + i, none ? Double.NaN : value + tile.error()[i]);
                e.add(start + i, none ? Double.NaN : tile.error()[i]);
            }
        }
        return new Profile(
                along,
                where(origin, along),
                x.every(),
                x.line(),
                reconstruction == null ? null : y.line(),
                reconstruction == null ? null : e.line());
    }

    private static String where(long[] origin, int along) {
        StringBuilder text = new StringBuilder();
        for (int axis = 0; axis < origin.length; axis++) {
            if (axis != along) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append("axis ")
                        .append(axis)
                        .append(" = ")
                        .append(origin[axis]);
            }
        }
        return text.toString();
    }

    private Axis indices() {
        return Axis.linear("index along axis " + along).within(original.x()[0], original.x()[original.x().length - 1]);
    }

    /// Original and reconstruction over each other.
    ///
    /// @param log whether the values span decades
    public Chart values(boolean log) {
        List<Series> series = new ArrayList<>();
        series.add(Series.line("original", original.x(), original.y(), 0));
        if (reconstruction != null) {
            series.add(Series.line("reconstruction", reconstruction.x(), reconstruction.y(), 1)
                    .as(Series.Style.DASHED));
        }
        String title = "Profile" + (where.isEmpty() ? "" : " at " + where);
        return new Chart(title, indices(), log ? Axis.log("value") : Axis.linear("value"), series);
    }

    /// The error along the line, between its bounds where these are known.
    ///
    /// @param bound largest error allowed, or NaN
    public @Nullable Chart errors(double bound) {
        if (error == null) {
            return null;
        }
        List<Guide> guides =
                bound > 0 ? List.of(new Guide(false, -bound, "bound"), new Guide(false, bound, "bound")) : List.of();
        return new Chart(
                "Error along the same line",
                indices(),
                Axis.linear("error"),
                List.of(Series.line("", error.x(), error.y(), 0)),
                guides);
    }
}
