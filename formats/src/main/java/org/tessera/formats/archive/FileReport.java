package org.tessera.formats.archive;

import java.util.List;
import java.util.Map;
import org.tessera.container.VariableReport;
import org.tessera.formats.conventions.FlooredField;
import org.tessera.formats.conventions.PhysicalValues;

/// What became of a file.
///
/// @param sourceBytes size of the original
/// @param containerBytes size of the container: everything needed to restore the file
/// @param templateBytes part of it that holds all that is not values under the bound
/// @param variables those under the bound
/// @param kept names of numeric arrays that stay exactly as they are, with the reason
/// @param notices sentences for the user
/// @param floors what a floor took away from variables, by name
/// @param physical what the values of variables stand for that do not stand for themselves, by name
public record FileReport(
        long sourceBytes,
        long containerBytes,
        long templateBytes,
        List<VariableReport> variables,
        List<Kept> kept,
        List<String> notices,
        Map<String, PhysicalValues> physical,
        Map<String, FlooredField.Loss> floors) {

    /// An array that is restored byte for byte.
    public record Kept(String name, String reason) {}

    public double ratio() {
        return (double) sourceBytes / containerBytes;
    }
}
