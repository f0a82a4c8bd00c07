package org.tessera.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tessera models verify`
@Command(
        name = "verify",
        sortOptions = false,
        customSynopsis = "tessera models verify [MODEL...]",
        description =
                "Checks models: header, checksum, sizes, and that files of the store have the hash they are named by.",
        footer = {
            "",
            "Examples:",
            "  tessera models verify",
            "      all models of the store",
            "  tessera models verify chi.tsm",
            "      a file that someone sent",
            "  tessera models verify chi --json",
            "      one of the store, for scripts"
        })
final class ModelsVerifyCommand extends Verb {

    @Parameters(arity = "0..*", paramLabel = "MODEL", description = "Files or names; all of the store when not given.")
    List<String> names = new ArrayList<>();

    @Override
    int run() throws Exception {
        ModelStore store = new ModelStore();
        List<Map<String, Object>> results = new ArrayList<>();
        boolean sound = true;
        for (String name : names) {
            Model model = store.find(name);
            results.add(said(name, model, ""));
        }
        if (names.isEmpty()) {
            for (ModelStore.Entry entry : store.list()) {
                String problem = entry.model() == null ? entry.problem() : misnamed(entry);
                results.add(said(entry.file(), entry.model(), problem));
                sound &= problem.isEmpty();
            }
        }
        say(Text.counted(results.size(), "model") + " checked" + (sound ? ", all sound" : ""));
        sayJson(Map.of("sound", sound, "models", results));
        return sound ? ExitCode.OK : ExitCode.CORRUPT;
    }

    private static String misnamed(ModelStore.Entry entry) {
        Model model = entry.model();
        String file = entry.file();
        boolean named = file.matches(".*[0-9a-f]{64}\\.tsm");
        return named && model != null && !file.endsWith(model.id().hex() + ".tsm")
                ? "its SHA-256 is " + model.id() + ", which is not its name"
                : "";
    }

    private Map<String, Object> said(String name, @org.jspecify.annotations.Nullable Model model, String problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", name);
        map.put("sound", problem.isEmpty());
        if (model != null) {
            map.put("name", model.name());
            map.put("sha256", model.id().hex());
        }
        if (problem.isEmpty()) {
            say(name + ": sound" + (model == null ? "" : ", SHA-256 " + model.id()));
        } else {
            map.put("problem", problem);
            note(name + ": " + problem);
        }
        return map;
    }
}
