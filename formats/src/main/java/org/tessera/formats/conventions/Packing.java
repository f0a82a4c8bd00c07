package org.tessera.formats.conventions;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tessera.target.ErrorBound;
import org.tessera.target.Every;
import org.tessera.target.PointwiseRelative;
import org.tessera.target.Target;
import org.tessera.target.TargetText;

/// Stored numbers that stand for others: physical = stored * scale + offset, as CF's `scale_factor` and `add_offset`
/// or FITS' BSCALE and BZERO say it.
///
/// What is coded and restored are the stored numbers; what people mean are the physical ones. An error e of a stored
/// number is an error of exactly |scale| * e, whatever the offset, so a bound on physical values is one on stored
/// values in steps of |scale|. The rounding of a program that unpacks in floating point is its own.
///
/// Source: CF Metadata Conventions 1.12, section 8.1.
///
/// @param scale finite, not 0
/// @param offset finite
public record Packing(double scale, double offset) {

    /// Under which name [#text] stands among the attributes of a variable in a container.
    public static final String ATTRIBUTE = "physical values";

    private static final Pattern TEXT = Pattern.compile("stored \\* (\\S+) ([+-]) (\\S+)");

    public Packing {
        if (scale == 0 || !Double.isFinite(scale) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("a packing of scale " + scale + " and offset " + offset);
        }
    }

    /// Null where the stored numbers are the physical ones, and where scale or offset make no sense.
    public static @Nullable Packing of(double scale, double offset) {
        boolean sensible = scale != 0 && Double.isFinite(scale) && Double.isFinite(offset);
        return sensible && !(scale == 1 && offset == 0) ? new Packing(scale, offset) : null;
    }

    /// The physical value.
    public double physical(double stored) {
        return stored * scale + offset;
    }

    /// What a difference of one between stored numbers means.
    public double step() {
        return Math.abs(scale);
    }

    /// Refuses what cannot be promised of physical values: with an offset, equal fractions of stored numbers are not
    /// equal fractions of physical ones, and no stored number need stand for 0.
    ///
    /// @throws IllegalArgumentException for a pointwise relative bound on numbers with an offset
    public void check(String name, Target target) {
        boolean pointwise = target instanceof PointwiseRelative
                || target instanceof Every every && every.bounds().stream().anyMatch(Packing::isPointwise);
        if (pointwise && offset != 0) {
            throw new IllegalArgumentException("pwrel does not go with the offset of '" + name + "' (" + text()
                    + "): say --abs in physical units or --rel, or leave the variable out with --var");
        }
    }

    private static boolean isPointwise(ErrorBound bound) {
        return bound instanceof PointwiseRelative;
    }

    /// For people and for [#among]: `stored * 0.01 + 273.15`.
    public String text() {
        return "stored * " + TargetText.number(scale) + (offset < 0 ? " - " : " + ")
                + TargetText.number(Math.abs(offset));
    }

    /// The packing that a container names among the attributes of a variable, or null.
    public static @Nullable Packing among(Map<String, String> attributes) {
        String text = attributes.get(ATTRIBUTE);
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            double offset = Double.parseDouble(matcher.group(3));
            return of(Double.parseDouble(matcher.group(1)), matcher.group(2).equals("-") ? -offset : offset);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
