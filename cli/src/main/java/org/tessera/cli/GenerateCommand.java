package org.tessera.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tessera generate`
@Command(
        name = "generate",
        customSynopsis = "tessera generate gr|sines -o FILE [OPTIONS]",
        description = "Makes data from formulas: to train on, to measure with, the same on every machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tessera generate gr -o holes.h5",
            "      blocks of 7^3 points of sixteen pairs of black holes",
            "  tessera generate gr -o hard.h5 --hard --vars all --pairs 0..3",
            "      all 30 variables, with waves and noise",
            "  tessera generate sines -o sines.npy --k 3,3,3 --size 128",
            "      a product of sines on a cube"
        },
        subcommands = {GenerateHolesCommand.class, GenerateSinesCommand.class})
final class GenerateCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to generate: gr or sines");
    }
}
