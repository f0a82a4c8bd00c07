package org.tessera.cli;

import java.nio.file.Path;
import java.util.List;
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
        CommandLine line = new PlainCommandLine(new TesseraCommand());
        line.registerConverter(Double.class, new Decimal());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            Path subject = command.getCommand() instanceof Verb verb ? verb.subject() : null;
            command.getErr().println("tessera: " + ExitCode.sentence(failure, subject));
            if (ExitCode.of(failure) == ExitCode.FAILED && !ExitCode.isFileTrouble(failure)) {
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
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return unexpected(failure.getCommandLine(), unmatched.getUnmatched());
        }
        return String.valueOf(failure.getMessage());
    }

    private static String unexpected(CommandLine command, List<String> words) {
        if (command.getParent() == null) {
            return "unknown verb '" + words.getFirst() + "': use "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        boolean sizes = words.stream().allMatch(word -> word.matches("\\d+"));
        return "did not expect '" + String.join("' '", words) + "'"
                + (sizes ? ": --shape and --chunk take commas, as in --shape 512,512,256" : "");
    }
}
