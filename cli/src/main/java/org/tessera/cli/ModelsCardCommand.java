package org.tessera.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tessera models card`
@Command(
        name = "card",
        sortOptions = false,
        customSynopsis = "tessera models card MODEL [--json]",
        description = "Prints a model card in Markdown: what it is for, data, licence, quality, how it was made.",
        footer = {
            "",
            "Examples:",
            "  tessera models card chi.tsm > chi.md",
            "      to put next to the file",
            "  tessera models card chi",
            "      a model of the store",
            "  tessera models card chi --json",
            "      the same facts for scripts"
        })
final class ModelsCardCommand extends Verb {

    /// What a reader of a card looks for, in this order.
    private static final List<String> FIRST =
            List.of("description", "data", "licence", "splits", "seed", "quality", "command");

    @Parameters(index = "0", paramLabel = "MODEL", description = "A file, a name, or a SHA-256 or its first 8 digits.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Override
    int run() throws Exception {
        Model model = new ModelStore().find(name);
        say("# " + model.name());
        say("");
        say("| | |");
        say("|---|---|");
        say("| kind | " + model.kind() + " |");
        say("| SHA-256 | `" + model.id() + "` |");
        say("| size | " + Text.count(model.size()) + " bytes, " + Text.count(model.parameters()) + " numbers |");
        ObjectNode metadata = model.metadata();
        Set<String> keys = new LinkedHashSet<>(FIRST);
        metadata.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            JsonNode value = metadata.get(key);
            boolean asked = FIRST.contains(key);
            if (value != null || asked) {
                say("| " + key + " | " + (value == null ? "not stated" : cell(value)) + " |");
            }
        }
        say("| architecture | `" + model.architecture() + "` |");
        sayJson(Map.of("card", ModelFacts.of(model)));
        return ExitCode.OK;
    }

    private static String cell(JsonNode value) {
        return ModelFacts.text(value).replace("|", "\\|").replace("\n", " ");
    }
}
