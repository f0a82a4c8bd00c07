package org.tessera.formats.conventions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.field.Field;

/// What a file says beside its arrays of numbers, for writers of files that can say it too.
///
/// @param attributes of the file as a whole
/// @param axes names of the axes of each array, slowest first, where the file names them
/// @param said attributes of each array
/// @param growing names of axes that may grow
/// @param hidden arrays that only stand for an axis and have no values of their own
/// @param extras single numbers, and texts
/// @param lost what cannot be described, by name
public record Description(
        List<Attribute> attributes,
        Map<String, List<String>> axes,
        Map<String, List<Attribute>> said,
        Set<String> growing,
        Set<String> hidden,
        List<Extra> extras,
        List<String> lost) {

    public static final Description NONE =
            new Description(List.of(), Map.of(), Map.of(), Set.of(), Set.of(), List.of(), List.of());

    /// A single number, or text.
    ///
    /// @param values one number, or the bytes of the text, the slowest axes first and its letters last
    /// @param text whether it is text
    /// @param axes names of the axes of its shape; none of a single number; `""` for one without a name
    /// @param attributes its own
    public record Extra(String name, Field values, boolean text, List<String> axes, List<Attribute> attributes) {}
}
