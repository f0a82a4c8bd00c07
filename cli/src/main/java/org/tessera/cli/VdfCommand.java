package org.tessera.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tessera vdf`: what it does is in its own verbs.
@Command(
        name = "vdf",
        sortOptions = false,
        customSynopsis = "tessera vdf list|extract|moments|compare|isosurface|pack|unpack ...",
        description =
                "Velocity distribution functions: those in Vlasiator's VLSV files, and what methods of compression make of"
                        + " one.",
        footer = {
            "",
            "Each verb has examples of its own: tessera vdf isosurface --help.",
            "",
            "Examples:",
            "  tessera vdf list bulk.vlsv",
            "      cells that have one, with density, bulk velocity, temperature",
            "  tessera vdf compare f.npy --report methods.html",
            "      all methods on one: size, errors, moments, time, pictures",
            "  tessera vdf pack bulk.vlsv --l1 0.046 -o pack.tess",
            "      all cells in one file, each read alone by vdf unpack"
        },
        subcommands = {
            VdfListCommand.class,
            VdfExtractCommand.class,
            VdfMomentsCommand.class,
            VdfCompareCommand.class,
            VdfIsosurfaceCommand.class,
            VdfPackCommand.class,
            VdfUnpackCommand.class
        })
final class VdfCommand implements Runnable {

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
                spec.commandLine(), "say what to do: list, extract, moments, compare, isosurface, pack or unpack");
    }
}
