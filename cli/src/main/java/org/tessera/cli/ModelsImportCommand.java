package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tessera.io.Limits;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tessera models import`
@Command(
        name = "import",
        sortOptions = false,
        customSynopsis = "tessera models import FILE.tsm [--json]",
        description = "Checks a model file and takes it into the store.",
        footer = {
            "",
            "Examples:",
            "  tessera models import chi.tsm",
            "      files made with it can now be decompressed here",
            "  TESSERA_MODELS=shared tessera models import chi.tsm",
            "      another folder as the store",
            "  tessera models import chi.tsm --json",
            "      says name, SHA-256 and place, for scripts"
        })
final class ModelsImportCommand extends Verb {

    @Parameters(index = "0", paramLabel = "FILE.tsm", description = "A model file.")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Override
    Path subject() {
        return file;
    }

    @Override
    int run() throws Exception {
        InputFile.check(file);
        Model model = Model.read(Files.readAllBytes(file), Limits.DEFAULT);
        Path place = new ModelStore().add(model);
        say("imported " + model.name() + " (SHA-256 " + model.id() + ") to " + place);
        sayJson(Map.of("name", model.name(), "sha256", model.id().hex(), "file", place.toString()));
        return ExitCode.OK;
    }
}
