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
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            CompressCommand.class,
            DecompressCommand.class,
            InfoCommand.class,
            VerifyCommand.class,
            CompareCommand.class,
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
