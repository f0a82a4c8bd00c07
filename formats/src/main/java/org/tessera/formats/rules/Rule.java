package org.tessera.formats.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.NameGlob;
import org.tessera.target.Target;

/// What to do with variables of some names.
///
/// @param where in which file and at which place it stands, for messages
/// @param globs names it is for
/// @param target the bound, or null to keep the variable exactly, in its own bytes
/// @param codec null for the one of the command
/// @param fills stored values that mean "no data", besides those of the file and the command
/// @param units in which an absolute bound is meant, or null when it goes without saying
public record Rule(
        String where,
        List<String> globs,
        @Nullable Target target,
        @Nullable OptionText codec,
        List<Double> fills,
        @Nullable String units) {

    public boolean matches(String name) {
        return globs.stream().anyMatch(glob -> NameGlob.matches(glob, name));
    }

    /// @throws IllegalArgumentException when the bound is meant in another unit than the variable has
    public void checkUnits(Variable variable) {
        String found = variable.attributes().getOrDefault("units", "").strip();
        if (units != null && !units.equals(found)) {
            throw new IllegalArgumentException(where + ": the bound is in '" + units + "', and '" + variable.name()
                    + (found.isEmpty() ? "' has no unit" : "' is in '" + found + "'"));
        }
    }

    /// The options of the command, as this rule changes them.
    public CompressorOptions apply(CompressorOptions options) {
        CompressorOptions changed = target == null ? options : options.withTarget(target);
        return codec == null ? changed : changed.withCodec(codec);
    }
}
