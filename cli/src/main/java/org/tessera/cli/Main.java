package org.tessera.cli;

import picocli.CommandLine;

/// Where the process starts and ends: the only place that exits the JVM.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Anything that only asks which version this is should not pay for loading every verb.
        if (args.length == 1 && Version.isAskedFor(args[0])) {
            System.out.println(Version.line());
            return;
        }
        StandardError.redirect();
        int code = commandLine().execute(args);
        System.out.flush();
        System.exit(code);
    }

    /// The whole command line, for tests and for other programs that embed it.
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new TesseraCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("tessera: " + ExitCode.sentence(failure));
            if (ExitCode.of(failure) == ExitCode.FAILED && !(failure instanceof java.io.IOException)) {
                failure.printStackTrace(command.getErr());
            }
            return ExitCode.of(failure);
        });
        line.setParameterExceptionHandler((failure, arguments) -> {
            CommandLine command = failure.getCommandLine();
            command.getErr()
                    .println("tessera: " + sentence(failure) + " (see "
                            + command.getCommandSpec().qualifiedName() + " --help)");
            return ExitCode.USAGE;
        });
        return line;
    }

    private static String sentence(CommandLine.ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched && command.getParent() == null) {
            return "unknown verb '" + unmatched.getUnmatched().get(0) + "': use "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        return String.valueOf(failure.getMessage());
    }
}
