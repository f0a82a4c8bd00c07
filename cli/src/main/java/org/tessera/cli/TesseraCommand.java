package org.tessera.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The root of the command line. A verb is a class of its own and one entry in `subcommands`.
@Command(
        name = "tessera",
        description = "Compresses scientific data under an error bound that is checked before a file is written.",
        customSynopsis = "tessera VERB ... (each verb has --help with examples)",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  tessera demo",
            "      two black holes: compressed, restored, compared, pictured",
            "  tessera compress run.h5 --rel 1e-3",
            "      writes run.h5.tess; each value within a thousandth of the range",
            "  tessera decompress run.h5.tess -o restored.h5",
            "      the same kind of file back"
        },
        subcommands = {
            CompressCommand.class,
            DecompressCommand.class,
            InfoCommand.class,
            VerifyCommand.class,
            CompareCommand.class,
            ViewCommand.class,
            SweepCommand.class,
            PlotCommand.class,
            BenchCommand.class,
            RecommendCommand.class,
            TuneCommand.class,
            GenerateCommand.class,
            VdfCommand.class,
            TrainCommand.class,
            ReproduceCommand.class,
            ModelsCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        })
final class TesseraCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: a verb is missing");
    }
}
