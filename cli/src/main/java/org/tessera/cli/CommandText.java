package org.tessera.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tessera.target.TargetText;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The command for provenance: what was asked of the data, always in the same words. Where the result went, how many
/// threads worked and what was printed are left out, so that equal work gives equal bytes.
final class CommandText {

    private static final Set<String> NOT_THE_WORK =
            Set.of("--output", "--force", "--threads", "--quiet", "--json", "--report", "--fail-if", "--resume");

    private CommandText() {}

    /// @param inputs named by their last parts: their folders are nobody else's business
    static String of(ParseResult parsed, Path... inputs) {
        StringBuilder text = new StringBuilder(parsed.commandSpec().qualifiedName());
        for (Path input : inputs) {
            text.append(' ').append(quoted(String.valueOf(input.getFileName())));
        }
        parsed.matchedOptions().stream()
                .filter(option -> !NOT_THE_WORK.contains(option.longestName()))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .distinct()
                .forEach(option -> append(text, option));
        return text.toString();
    }

    private static void append(StringBuilder text, OptionSpec option) {
        List<String> values = option.arity().max() == 0 ? List.of("") : option.originalStringValues();
        for (String value : values) {
            text.append(' ').append(option.longestName());
            if (!value.isEmpty()) {
                text.append(' ').append(quoted(canonical(option, value)));
            }
        }
    }

    /// 1e-3 and 0.001 are one number.
    private static String canonical(OptionSpec option, String value) {
        boolean number = option.auxiliaryTypes()[0] == Double.class;
        return number ? TargetText.number(Decimal.parse(value)) : value;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
