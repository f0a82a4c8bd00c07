package org.tessera.formats.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.Variable;
import org.tessera.formats.rules.Rule;
import org.tessera.formats.rules.Rules;

/// Which variables of a file go under the bound.
///
/// @param chosen in the order of the file
/// @param kept the others, with the reason
public record VariableChoice(List<Variable> chosen, List<FileReport.Kept> kept) {

    /// @throws IllegalArgumentException when a glob matches nothing, naming what there is
    /// @throws UnsupportedException when the user names a variable whose values cannot be read
    public static VariableChoice of(List<Variable> all, List<String> globs) {
        return of(all, globs, Rules.NONE);
    }

    /// The same where rules name variables too.
    static VariableChoice of(List<Variable> all, List<String> globs, Rules rules) {
        rules.checkNames(names(all));
        List<Variable> chosen = new ArrayList<>();
        List<FileReport.Kept> kept = new ArrayList<>();
        for (String glob : globs) {
            if (all.stream().noneMatch(v -> NameGlob.matches(glob, v.name()))) {
                throw new IllegalArgumentException("no variable '" + glob + "': the file has "
                        + (all.isEmpty() ? "none" : String.join(", ", names(all))));
            }
        }
        for (Variable variable : all) {
            Rule rule = rules.of(variable.name());
            boolean asked = globs.stream().anyMatch(glob -> NameGlob.matches(glob, variable.name()));
            boolean ruled = rule != null && rule.target() != null;
            boolean named = asked && rule == null && rules.others() || ruled && (asked || globs.isEmpty());
            String unsupported = variable.unsupported();
            if (named && unsupported != null) {
                throw new UnsupportedException(unsupported);
            }
            boolean other = rule == null && rules.others() && globs.isEmpty();
            if (named || other && unsupported == null && !variable.coordinate()) {
                chosen.add(variable);
            } else {
                kept.add(new FileReport.Kept(variable.name(), reason(variable, rule, globs)));
            }
        }
        return new VariableChoice(chosen, kept);
    }

    private static String reason(Variable variable, @Nullable Rule rule, List<String> globs) {
        String unsupported = variable.unsupported();
        if (unsupported != null) {
            return unsupported;
        }
        if (rule != null && rule.target() == null) {
            return "by a rule";
        }
        if (variable.attributes().containsKey(Variable.FLAGS)) {
            return "bit flags; --var or a rule takes them under the bound";
        }
        return variable.coordinate() ? "a coordinate" : globs.isEmpty() ? "no rule" : "not named";
    }

    /// The same choice but for some variables, which are kept.
    VariableChoice without(Predicate<Variable> left, String reason) {
        List<Variable> chosenStill = new ArrayList<>();
        List<FileReport.Kept> keptToo = new ArrayList<>(kept);
        for (Variable variable : chosen) {
            if (left.test(variable)) {
                keptToo.add(new FileReport.Kept(variable.name(), reason));
            } else {
                chosenStill.add(variable);
            }
        }
        return new VariableChoice(chosenStill, keptToo);
    }

    private static List<String> names(List<Variable> all) {
        return all.stream().map(Variable::name).toList();
    }
}
