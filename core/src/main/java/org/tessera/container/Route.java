package org.tessera.container;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.stage.transform.LogTransform;
import org.tessera.stage.transform.Mask;
import org.tessera.target.Tolerance;

/// How a tolerance becomes one absolute number for the codec: of the values, or of their logarithms.
///
/// An absolute and a pointwise bound together can be met either way: absolutely with the limit of the
/// smallest value, or in logarithms with the limit of the largest. The way with fewer steps is taken.
///
/// @param logarithm true when the codec sees logarithms
/// @param absolute the tolerance it gets; 0 when no step is possible
record Route(boolean logarithm, double absolute) {

    static Route choose(ArrayField filled, @Nullable Mask mask, Tolerance tolerance) {
        if (!tolerance.isPointwise()) {
            return new Route(false, tolerance.absolute());
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        byte[] classes = mask == null ? new byte[filled.size()] : mask.classes();
        for (int i = 0; i < classes.length; i++) {
            double v = filled.value(i);
            if (classes[i] == 0 && v != 0) {
                smallest = Math.min(smallest, Math.abs(v));
                largest = Math.max(largest, Math.abs(v));
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        if (largest == 0) {
            return new Route(false, tolerance.absolute() < Double.POSITIVE_INFINITY ? tolerance.absolute() : 1);
        }
        double absolute = Math.min(tolerance.absolute(), tolerance.pointwise() * smallest);
        double relative = Math.min(tolerance.pointwise(), tolerance.absolute() / largest);
        ElementType type = filled.spec().type();
        double unit = type.isFloat() ? Math.scalb(1.0, -type.precision()) : 0.5 / smallest;
        double top = StrictMath.log(largest);
        double bottom = StrictMath.log(smallest);
        double inLogarithms = LogTransform.tolerance(relative, unit, Math.max(Math.abs(top), Math.abs(bottom)));
        double stepsAbsolute = (max - min) / absolute;
        double stepsLogarithm = (top - bottom) / inLogarithms;
        boolean logarithm = inLogarithms > 0 && (stepsLogarithm < stepsAbsolute || absolute == 0);
        return logarithm ? new Route(true, inLogarithms) : new Route(false, absolute);
    }
}
