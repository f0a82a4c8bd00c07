package org.tessera.formats.conventions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stored numbers stand for, as reports say it.
///
/// @param packing how to get from one to the other
/// @param units of the physical values, or empty
public record PhysicalValues(Packing packing, String units) {

    /// What the attributes of a variable in a container say, or null when its values stand for themselves.
    public static @Nullable PhysicalValues among(Map<String, String> attributes) {
        Packing packing = Packing.among(attributes);
        String units = attributes.getOrDefault("units", attributes.getOrDefault("BUNIT", ""));
        return packing == null ? null : new PhysicalValues(packing, units.strip());
    }

    /// What an error of one in stored values is in physical ones; 1 where values stand for themselves.
    public static double step(@Nullable PhysicalValues physical) {
        return physical == null ? 1 : physical.packing().step();
    }

    /// `stored * 0.01 + 273.15, in K`
    public String text() {
        return packing.text() + (units.isEmpty() ? "" : ", in " + units);
    }

    /// Smaller of two physical values, the smallest stored number being the first.
    public double min(double storedMin, double storedMax) {
        return Math.min(packing.physical(storedMin), packing.physical(storedMax));
    }

    /// Larger of two physical values.
    public double max(double storedMin, double storedMax) {
        return Math.max(packing.physical(storedMin), packing.physical(storedMax));
    }
}
