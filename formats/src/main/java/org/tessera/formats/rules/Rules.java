package org.tessera.formats.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules for the variables of a file; of those that match a name, the first counts.
///
/// @param rules in their order
/// @param others whether variables that no rule names go under the bound of the command; else they are kept exactly
public record Rules(List<Rule> rules, boolean others) {

    /// None: all variables go under the bound of the command.
    public static final Rules NONE = new Rules(List.of(), true);

    public Rules {
        rules = List.copyOf(rules);
    }

    /// The rule for a variable, or null.
    public @Nullable Rule of(String name) {
        for (Rule rule : rules) {
            if (rule.matches(name)) {
                return rule;
            }
        }
        return null;
    }

    public Rules withOthers(boolean value) {
        return new Rules(rules, value);
    }

    /// @throws IllegalArgumentException when there are rules, and none is for any of these names
    public void checkNames(List<String> names) {
        if (!rules.isEmpty() && names.stream().allMatch(name -> of(name) == null)) {
            List<String> globs = rules.stream()
                    .flatMap(rule -> rule.globs().stream())
                    .limit(12)
                    .toList();
            throw new IllegalArgumentException("no rule names a variable of the file: the rules are for "
                    + String.join(", ", globs) + "; the file has "
                    + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
    }
}
