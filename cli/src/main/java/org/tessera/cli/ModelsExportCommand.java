package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.container.Container;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.io.Limits;
import org.tessera.model.ModelId;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera models export`
@Command(
        name = "export",
        sortOptions = false,
        customSynopsis = "tessera models export MODEL [-o OUT.tsm] [-f]",
        description = "Writes a model of the store, or the one that a .tess file embeds, to a file.",
        footer = {
            "",
            "Examples:",
            "  tessera models export chi -o chi.tsm",
            "      to send to someone",
            "  tessera models export run.h5.tess -o learned.tsm",
            "      the model inside a compressed file, to use for others",
            "  tessera models export 3f1c09aa",
            "      by its SHA-256; writes NAME.tsm here"
        })
final class ModelsExportCommand extends Verb {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A name, a SHA-256 or its first 8 digits, or a .tess file with one model.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.tsm",
            description = "File to write; NAME.tsm when not given.")
    @Nullable
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite OUT.tsm.")
    boolean force;

    @Override
    int run() throws Exception {
        Model model = model();
        Path out = output != null ? output : Path.of(model.name() + ".tsm");
        try (AtomicOutput file = new AtomicOutput(out, force)) {
            Files.write(file.path(), model.bytes());
            file.commit();
        }
        say("wrote " + model.name() + " (SHA-256 " + model.id() + ") to " + out);
        sayJson(Map.of("name", model.name(), "sha256", model.id().hex(), "file", out.toString()));
        return ExitCode.OK;
    }

    private Model model() throws Exception {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path) || !InputFile.isContainer(path)) {
            return new ModelStore().find(name);
        }
        try (Container container = Container.open(path)) {
            if (container.embeddedModels().size() != 1) {
                throw new IllegalArgumentException(path + " embeds "
                        + Text.counted(container.embeddedModels().size(), "model") + "; a file with one is needed");
            }
            ModelId id = container.embeddedModels().keySet().iterator().next();
            return Model.read(container.embeddedModel(id), Limits.DEFAULT);
        }
    }
}
