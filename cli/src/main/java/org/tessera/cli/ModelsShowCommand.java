package org.tessera.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tessera models show`
@Command(
        name = "show",
        sortOptions = false,
        customSynopsis = "tessera models show MODEL [--json]",
        description = "Says what is in a model: architecture, where it comes from, tensors.",
        footer = {
            "",
            "Examples:",
            "  tessera models show chi.tsm",
            "      a file",
            "  tessera models show chi",
            "      a model of the store by its name",
            "  tessera models show 3f1c09aa --json",
            "      by the first digits of its SHA-256, for scripts"
        })
final class ModelsShowCommand extends Verb {

    @Parameters(index = "0", paramLabel = "MODEL", description = "A file, a name, or a SHA-256 or its first 8 digits.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Override
    int run() throws Exception {
        Model model = new ModelStore().find(name);
        say(Text.format(
                "%s: %s, %s, %s numbers",
                model.name(), model.kind(), Text.bytes(model.size()), Text.count(model.parameters())));
        say("  SHA-256: " + model.id());
        model.architecture()
                .properties()
                .forEach(entry -> say("  " + entry.getKey() + ": " + ModelFacts.text(entry.getValue())));
        model.metadata()
                .properties()
                .forEach(entry -> say("  " + entry.getKey() + ": " + ModelFacts.text(entry.getValue())));
        model.tensors()
                .forEach((tensor, values) -> say(Text.format(
                        "  tensor %s  %s %s  %s",
                        tensor,
                        values.type(),
                        Arrays.stream(values.shape())
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining("x")),
                        Text.bytes(values.data().length))));
        sayJson(ModelFacts.of(model));
        return ExitCode.OK;
    }
}
