package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tessera.cli.demo.DemoRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tessera demo`
@Command(
        name = "demo",
        sortOptions = false,
        customSynopsis = "tessera demo [DIR] [--json]",
        description = "Makes an HDF5 file of two black holes, compresses it at three bounds, restores and compares it.",
        footer = {
            "",
            "Examples:",
            "  tessera demo",
            "      everything into the new folder tessera-demo",
            "  tessera demo /tmp/holes",
            "      another folder",
            "  tessera demo --json",
            "      the table for scripts"
        })
final class DemoCommand extends Verb {

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "A folder that is new or empty.")
    Path folder = Path.of("tessera-demo");

    @Override
    int run() throws Exception {
        if (Files.exists(folder)) {
            requireEmpty();
        } else {
            Files.createDirectories(folder);
        }
        long start = System.nanoTime();
        note("two black holes on a 96^3 grid, at three bounds, into " + folder + " ...");
        List<DemoRun.Row> rows = new DemoRun(folder).run();
        say(Text.format(
                "%-9s %-10s %9s %12s %12s %12s %9s",
                "variable", "bound", "ratio", "bits/value", "max error", "allowed", "PSNR"));
        for (DemoRun.Row row : rows) {
            say(Text.format(
                    "%-9s %-10s %9.1f %12.3f %12s %12s %6.1f dB",
                    row.variable(),
                    "rel=" + Text.format("%.0e", row.bound()),
                    row.ratio(),
                    row.bits(),
                    Text.error(row.error()),
                    Text.error(row.tolerance()),
                    row.psnr()));
        }
        say("");
        say(Text.format("every bound held at every point; done in %.1f s", (System.nanoTime() - start) / 1e9));
        say("look at   " + folder.resolve("report.html") + "   and the .png slices; open the .vti files in ParaView");
        say("try next  ./tessera compress " + folder.resolve("bbh.h5") + " --rel 1e-5 -o small.tess");
        say("          ./tessera info small.tess");
        say("          ./tessera compress YOUR_FILE --rel 1e-3");
        sayJson(json(rows));
        return ExitCode.OK;
    }

    private void requireEmpty() throws java.io.IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file: name a folder that is new or empty");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        "folder " + folder + " is not empty: name a new one, such as tessera demo demo2");
            }
        }
    }

    private Map<String, Object> json(List<DemoRun.Row> rows) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("folder", folder.toString());
        map.put("results", rows.stream().map(DemoCommand::json).toList());
        return map;
    }

    private static Map<String, Object> json(DemoRun.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", row.variable());
        map.put("target", "rel=" + row.bound());
        map.put("size:compression_ratio", row.ratio());
        map.put("size:bit_rate", row.bits());
        map.put("error_stat:max_error", row.error());
        map.put("tolerance:abs", row.tolerance());
        map.put("error_stat:psnr", row.psnr());
        return map;
    }
}
