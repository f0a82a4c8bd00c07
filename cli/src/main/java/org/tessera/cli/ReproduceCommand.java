package org.tessera.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tessera reproduce`
@Command(
        name = "reproduce",
        customSynopsis = "tessera reproduce gr|vlasov [OPTIONS]",
        description = "Does published chapters again, from generated data: every byte counted, every bound checked.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tessera reproduce gr",
            "      black holes: the table, pictures in gr-chapter",
            "  tessera reproduce gr --train -o mine",
            "      learns the shared basis again first",
            "  tessera reproduce vlasov",
            "      velocity distributions: methods, a pack of cells, in vlasov-chapter"
        },
        subcommands = {ReproduceRelativityCommand.class, ReproduceVlasovCommand.class})
final class ReproduceCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which chapter: gr or vlasov");
    }
}
