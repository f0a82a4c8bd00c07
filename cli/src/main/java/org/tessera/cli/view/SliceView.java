package org.tessera.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Slice;
import org.tessera.formats.png.Stretch;

/// The same slice up to three times: original, reconstruction, signed error; and a line through it.
///
/// Original and reconstruction share one scale. The error has its own, symmetric one, which reaches to the bound.
///
/// @param where what was cut, such as `axis 0 = 50`; empty when it is the whole field
/// @param line whether it is a line of values, to be drawn as a curve
/// @param map colours of the values
/// @param values scale of the values
/// @param errors scale of the error
/// @param original values
/// @param reconstruction values, or null when there is one field only
/// @param error reconstruction minus original, or null; where a slice was made smaller, the worst of the points that
/// fell together
/// @param profile values along a line
/// @param notes sentences on what the picture does not show by itself
public record SliceView(
        String where,
        boolean line,
        ColorMap map,
        Stretch values,
        Stretch errors,
        Plane original,
        @Nullable Plane reconstruction,
        @Nullable Plane error,
        Profile profile,
        List<String> notes) {

    /// @param reconstruction null when there is none
    /// @param fills values of the original that mean no data
    /// @param bound largest error allowed, which the error's scale reaches to, or NaN
    public static SliceView of(
            SlicePlan plan, Field original, @Nullable Field reconstruction, double[] fills, double bound) {
        Shape shape = original.spec().shape();
        Slice slice =
                Slice.at(shape, plan.axis(), plan.indexIn(shape), plan.most()).withFills(fills);
        Plane x = slice.of(original);
        Plane y = reconstruction == null ? null : slice.of(reconstruction);
        Plane e = reconstruction == null ? null : slice.ofError(original, reconstruction);
        Stretch values = plan.scale().over(x);
        long broken = e == null
                ? 0
                : Arrays.stream(e.values()).filter(Double::isInfinite).count();
        double found = e == null ? 0 : e.maxAbs();
        double reach = bound > 0 && bound < Double.POSITIVE_INFINITY ? bound : found == 0 && broken > 0 ? 1 : found;
        ColorMap suited = values.low() < 0 && values.high() > 0 && balanced(values) ? ColorMap.DIVERGING : null;
        ColorMap map = plan.map() != null ? plan.map() : suited != null ? suited : ColorMap.SEQUENTIAL;
        boolean centred = map == ColorMap.DIVERGING && values.low() < 0 && values.high() > 0;
        Profile profile =
                Profile.of(original, reconstruction, fills, plan.profileAxis(shape), plan.profileOrigin(shape));
        boolean line = SlicePlan.isLine(shape);
        return new SliceView(
                line ? profile.where() : slice.label(),
                line,
                map,
                centred ? symmetric(values) : values,
                new Stretch.Linear(-reach, reach),
                x,
                y,
                e,
                profile,
                notes(line, slice, x, values, map, profile, broken));
    }

    /// Zero deserves the middle colour when neither sign is an afterthought.
    private static boolean balanced(Stretch values) {
        return Math.min(-values.low(), values.high()) > 0.2 * Math.max(-values.low(), values.high());
    }

    private static Stretch symmetric(Stretch values) {
        double most = Math.max(-values.low(), values.high());
        return values instanceof Stretch.Asinh asinh
                ? new Stretch.Asinh(-most, most, asinh.knee())
                : new Stretch.Linear(-most, most);
    }

    private static List<String> notes(
            boolean line, Slice slice, Plane x, Stretch values, ColorMap map, Profile profile, long broken) {
        List<String> notes = new ArrayList<>();
        long holes = Arrays.stream(x.values()).filter(v -> !Double.isFinite(v)).count();
        if (holes > 0 && !line) {
            notes.add(initial(map.missingName()) + ": no value (NaN, infinite or fill), " + holes + " of "
                    + x.values().length + " picture points.");
        }
        if (broken > 0 && !line) {
            notes.add("The reconstruction is not finite where the original is: " + broken
                    + " picture points, darkest brown in the error.");
        }
        int[] reduction = slice.reduction();
        if (!line && (reduction[0] > 1 || reduction[1] > 1)) {
            notes.add("Made smaller: a picture point is the mean of " + reduction[0] + " x " + reduction[1]
                    + " values, and in the error the largest of either sign.");
        }
        if (profile.every() > 1) {
            notes.add("Curves show the smallest and the largest of every " + profile.every() + " values.");
        }
        boolean below = Arrays.stream(x.values()).anyMatch(v -> v <= 0);
        if (!line && values instanceof Stretch.Log && below) {
            notes.add("Values of 0 and below have the lowest colour.");
        }
        return notes;
    }

    private static String initial(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /// How the values are spread over the colours, in one word.
    public String scaleName() {
        return switch (values) {
            case Stretch.Linear linear -> "linear";
            case Stretch.Log log -> "log";
            case Stretch.Asinh asinh -> "asinh";
        };
    }
}
