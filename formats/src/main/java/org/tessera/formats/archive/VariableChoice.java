package org.tessera.formats.archive;

import java.util.ArrayList;
import java.util.List;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.Variable;

/// Which variables of a file go under the bound.
///
/// @param chosen in the order of the file
/// @param kept the others, with the reason
public record VariableChoice(List<Variable> chosen, List<FileReport.Kept> kept) {

    /// @throws IllegalArgumentException when a glob matches nothing, naming what there is
    /// @throws UnsupportedException when the user names a variable whose values cannot be read
    public static VariableChoice of(List<Variable> all, List<String> globs) {
        List<Variable> chosen = new ArrayList<>();
        List<FileReport.Kept> kept = new ArrayList<>();
        for (String glob : globs) {
            if (all.stream().noneMatch(v -> NameGlob.matches(glob, v.name()))) {
                throw new IllegalArgumentException("no variable '" + glob + "': the file has "
                        + (all.isEmpty() ? "none" : String.join(", ", names(all))));
            }
        }
        for (Variable variable : all) {
            boolean named = globs.stream().anyMatch(glob -> NameGlob.matches(glob, variable.name()));
            String unsupported = variable.unsupported();
            if (named && unsupported != null) {
                throw new UnsupportedException(unsupported);
            }
            if (named || globs.isEmpty() && unsupported == null && !variable.coordinate()) {
                chosen.add(variable);
            } else {
                String reason =
                        unsupported != null ? unsupported : variable.coordinate() ? "a coordinate" : "not named";
                kept.add(new FileReport.Kept(variable.name(), reason));
            }
        }
        return new VariableChoice(chosen, kept);
    }

    private static List<String> names(List<Variable> all) {
        return all.stream().map(Variable::name).toList();
    }
}
