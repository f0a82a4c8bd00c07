package org.tessera.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tessera vdf`
@Command(
        name = "vdf",
        customSynopsis = "tessera vdf compare FILE [OPTIONS]",
        description = "Velocity distributions: what methods of compression make of them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tessera vdf compare vdf_50x50x50.f32",
            "      all methods on one distribution: size, errors, moments, time",
            "  tessera vdf compare vdfs.npy --cell 12 --report methods.html",
            "      the thirteenth of a file of many, with pictures",
            "  tessera vdf compare vdf.vti --l1 0.01 --json",
            "      our settings at another error, for programs"
        },
        subcommands = VdfCompareCommand.class)
final class VdfCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with distributions: compare");
    }
}
