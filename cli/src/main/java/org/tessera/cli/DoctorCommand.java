package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.Tessera;
import org.tessera.cli.demo.BrillLindquist;
import org.tessera.codec.Codecs;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.Formats;
import org.tessera.target.ValueRangeRelative;
import picocli.CommandLine.Command;

/// `tessera doctor`
@Command(
        name = "doctor",
        sortOptions = false,
        customSynopsis = "tessera doctor [--json]",
        description = "Says what this machine and this installation can do, and tries them.",
        footer = {
            "",
            "Examples:",
            "  tessera doctor",
            "      Java, memory, vector unit, codecs, formats, a trial compression",
            "  tessera doctor --json",
            "      the same for scripts and bug reports",
            "  tessera doctor --quiet && echo fine",
            "      only the exit code"
        })
final class DoctorCommand extends Verb {

    private static final List<String> JUDGES = List.of("h5dump", "h5diff", "ncdump", "zfp", "fitsverify");

    @Override
    int run() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("tessera", Tessera.VERSION);
        facts.put("format", Container.MAJOR + "." + Container.MINOR);
        facts.put("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("heap", Text.bytes(Runtime.getRuntime().maxMemory()));
        facts.put("vector API", vector());
        List<String> codecs = new ArrayList<>();
        Codecs.names().forEach(codecs::add);
        facts.put("codecs", String.join(", ", codecs));
        facts.put(
                "reads",
                String.join(", ", Formats.all().stream().map(f -> f.id()).toList()));
        facts.put(
                "writes",
                String.join(", ", Formats.writers().stream().map(w -> w.id()).toList()));
        facts.put(
                "judges found",
                String.join(", ", JUDGES.stream().filter(DoctorCommand::onPath).toList()));
        String trial = trial();
        facts.put("trial", trial);
        facts.forEach((name, value) -> say(Text.format("%-13s %s", name, value)));
        sayJson(facts);
        return trial.startsWith("passed") ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String vector() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? "present"
                : "absent (scalar code, same bytes; ./tessera switches it on)";
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        for (String folder : path == null ? new String[0] : path.split(java.io.File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /// A small field through every stage, on one and on all threads.
    private static String trial() {
        ArrayField field = BrillLindquist.sample(BrillLindquist.Quantity.CHI, ElementType.F32, 48);
        CompressorOptions options = CompressorOptions.of(new ValueRangeRelative(1e-4));
        Tessera.Compressed one = Tessera.compress(field, options.withThreads(1));
        Tessera.Compressed all = Tessera.compress(field, options);
        if (!java.util.Arrays.equals(one.bytes(), all.bytes())) {
            return "FAILED: the bytes depend on the number of threads";
        }
        double error = one.report().summary().deviation().maxError();
        Container.of(one.bytes()).variables().getFirst().readAll();
        return Text.format(
                "passed: 48^3 values, ratio %.1f, max error %s within %s",
                one.report().ratio(),
                Text.error(error),
                Text.error(one.report().tolerance().absolute()));
    }
}
