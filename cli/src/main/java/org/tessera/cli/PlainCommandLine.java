package org.tessera.cli;

import picocli.CommandLine;

/// The parser, with the words made plain first; see [Arguments].
final class PlainCommandLine extends CommandLine {

    PlainCommandLine(Object root) {
        super(root);
    }

    @Override
    public int execute(String... words) {
        String[] plain;
        try {
            plain = Arguments.plain(words);
        } catch (IllegalArgumentException e) {
            getErr().println("tessera: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        return super.execute(plain);
    }
}
