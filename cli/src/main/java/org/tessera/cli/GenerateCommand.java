package org.tessera.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tessera generate`
@Command(
        name = "generate",
        customSynopsis = "tessera generate gr|sines|vdf|vlsv -o FILE [OPTIONS]",
        description = "Makes data from formulas: to train on, to measure with, the same on every machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tessera generate gr -o holes.h5",
            "      blocks of 7^3 points of sixteen pairs of black holes",
            "  tessera generate vlsv -o shock.vlsv --cells 1024",
            "      velocity distributions through a bow shock, as Vlasiator writes them",
            "  tessera generate sines -o sines.npy --k 3,3,3 --size 128",
            "      a product of sines on a cube"
        },
        subcommands = {
            GenerateHolesCommand.class,
            GenerateSinesCommand.class,
            GenerateVdfCommand.class,
            GenerateVlsvCommand.class
        })
final class GenerateCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to generate: gr, sines, vdf or vlsv");
    }
}
