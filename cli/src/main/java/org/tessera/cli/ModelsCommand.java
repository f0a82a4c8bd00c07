package org.tessera.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tessera models`: what it does is in its own verbs.
@Command(
        name = "models",
        sortOptions = false,
        customSynopsis = "tessera models list|show|import|export|verify|card|learn ...",
        description = "Learned models: those at hand, what is in one, and learning a basis.",
        footer = {
            "",
            "Examples:",
            "  tessera models list",
            "      models of the store and those that come with Tessera",
            "  tessera models learn train.h5 --var chi -o chi.tsm",
            "      a basis for the small blocks of many files",
            "  tessera compress run.h5 --rel 1e-4 --codec klt --model chi.tsm",
            "      uses it; the file names the model by its SHA-256"
        },
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsImportCommand.class,
            ModelsExportCommand.class,
            ModelsVerifyCommand.class,
            ModelsCardCommand.class,
            ModelsLearnCommand.class
        })
final class ModelsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: list, show, import, export, verify, card or learn");
    }
}
