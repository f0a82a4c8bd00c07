package org.tessera.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import picocli.CommandLine.Command;

/// `tessera models list`
@Command(
        name = "list",
        sortOptions = false,
        customSynopsis = "tessera models list [--json]",
        description = "Lists the models of the store and those that come with Tessera.",
        footer = {
            "",
            "Examples:",
            "  tessera models list",
            "      name, kind, size, SHA-256 and place of each",
            "  tessera models list --json",
            "      the same for scripts",
            "  TESSERA_MODELS=shared tessera models list",
            "      another folder as the store"
        })
final class ModelsListCommand extends Verb {

    @Override
    int run() throws Exception {
        ModelStore store = new ModelStore();
        List<Map<String, Object>> list = new ArrayList<>();
        List<ModelStore.Entry> entries = store.list();
        for (ModelStore.Entry entry : entries) {
            Model model = entry.model();
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("place", entry.place());
            map.put("file", entry.file());
            if (model == null) {
                note(entry.file() + ": " + entry.problem());
                map.put("problem", entry.problem());
            } else {
                say(Text.format(
                        "%-24s %-8s %10s  %s  %s",
                        model.name(),
                        model.kind(),
                        Text.bytes(model.size()),
                        model.id().brief(),
                        entry.place()));
                map.putAll(ModelFacts.of(model));
            }
            list.add(map);
        }
        if (entries.isEmpty()) {
            say("no models: the store " + store.folder() + " is empty, and none come with this version");
        }
        sayJson(Map.of("store", store.folder().toString(), "models", list));
        return ExitCode.OK;
    }
}
