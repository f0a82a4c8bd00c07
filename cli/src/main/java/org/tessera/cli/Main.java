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
        return new CommandLine(new TesseraCommand());
    }
}
