package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.OptionText;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Formats;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.NameGlob;
import org.tessera.neural.klt.BasisTraining;
import org.tessera.neural.model.Model;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera models learn`
@Command(
        name = "learn",
        sortOptions = false,
        customSynopsis = "tessera models learn IN... -o OUT.tsm [OPTIONS]",
        description = "Learns a basis for the codec klt from the small blocks of some files, for use on others.",
        footer = {
            "",
            "Examples:",
            "  tessera models learn train_10855x7x7x7.f32 -o chi.tsm",
            "      blocks of 7x7x7, as the shape says",
            "  tessera models learn a.h5 b.h5 --var U_CHI --licence CC-BY-4.0 -o chi.tsm",
            "      one variable of two files, with a licence in the card",
            "  tessera models learn rho.npy --codec klt:block=8 --vectors 64 -o rho.tsm",
            "      tiles of 8x8x8 of an array"
        })
final class ModelsLearnCommand extends Verb {

    @Parameters(arity = "1..*", paramLabel = "IN", description = "Files of any kind that compress reads.")
    List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.tsm",
            required = true,
            description = "File to write.")
    @SuppressWarnings("NullAway.Init")
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite OUT.tsm.")
    boolean force;

    @Option(names = "--var", paramLabel = "GLOB", description = "Only these variables; may be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            defaultValue = "klt",
            description = "klt, or with the shape of blocks: klt:block=8x8x8.")
    String codec = "klt";

    @Option(
            names = "--vectors",
            paramLabel = "N",
            defaultValue = "192",
            description = "Most vectors to keep; 192 when not given. Tight bounds need more.")
    int vectors = 192;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the model; that of OUT when not given.")
    @Nullable
    String name;

    @Option(names = "--licence", paramLabel = "TEXT", description = "Licence of the model, for its card.")
    @Nullable
    String licence;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Nullable
    private Path current;

    @Override
    @Nullable
    Path subject() {
        return current;
    }

    @Override
    int run() throws Exception {
        OptionText text = OptionText.parse(codec);
        if (!text.name().equals("klt")) {
            throw new IllegalArgumentException("models learn makes models for klt, found --codec " + codec);
        }
        if (vectors < 1) {
            throw new IllegalArgumentException("--vectors must be at least 1, found " + vectors);
        }
        AtomicOutput.check(output, force);
        BasisTraining training = new BasisTraining(text);
        for (Path input : inputs) {
            current = input;
            InputFile.check(input);
            add(input, training);
        }
        current = null;
        Model.Builder builder = training.learn(modelName(), vectors);
        builder.metadata(
                "data",
                NameList.of(inputs.stream()
                        .map(p -> String.valueOf(p.getFileName()))
                        .toList()));
        if (licence != null) {
            builder.metadata("licence", licence);
        }
        builder.metadata("command", commandText(inputs.toArray(Path[]::new)));
        Model model = builder.build();
        try (AtomicOutput file = new AtomicOutput(output, force)) {
            Files.write(file.path(), model.bytes());
            file.commit();
        }
        say(Text.format(
                "%s: %s of %s, learned from %s blocks%s, %s, SHA-256 %s",
                output,
                Text.counted(model.architecture().path("vectors").asInt(), "vector"),
                Text.counted(model.parameters(), "number"),
                Text.count(training.blocks()),
                training.skipped() == 0
                        ? ""
                        : " (" + Text.count(training.skipped()) + " with values that are not finite left out)",
                Text.bytes(model.size()),
                model.id().brief()));
        Map<String, Object> map = new LinkedHashMap<>(ModelFacts.of(model));
        map.put("file", output.toString());
        map.put("blocks", training.blocks());
        sayJson(map);
        return ExitCode.OK;
    }

    private void add(Path input, BasisTraining training) throws Exception {
        DatasetFormat format = Formats.detect(input, inputOptions.open());
        try (Dataset dataset = format.open(input, inputOptions.open())) {
            List<Variable> chosen = dataset.variables().stream()
                    .filter(v -> variables.isEmpty() || variables.stream().anyMatch(g -> NameGlob.matches(g, v.name())))
                    .toList();
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException(input + " has no variable "
                        + (variables.isEmpty() ? "to learn from" : "that matches " + String.join(", ", variables)));
            }
            chosen.forEach(variable -> training.add(variable.field()));
        }
    }

    private String modelName() {
        if (name != null) {
            return name;
        }
        String stem = String.valueOf(output.getFileName()).replaceFirst("\\.tsm$", "");
        String plain = stem.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        return plain.matches("[a-z0-9].{0,63}") ? plain : "model";
    }
}
