package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.cli.generate.BowShockFile;
import org.tessera.formats.archive.AtomicOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tessera generate vlsv`
@Command(
        name = "vlsv",
        sortOptions = false,
        customSynopsis = "tessera generate vlsv -o FILE.vlsv [--cells N] [OPTIONS]",
        description = "A VLSV file as Vlasiator writes it, of cells on the way through a bow shock: solar wind, beams,"
                + " rings, shells and kappa tails, smooth in space. Each has a velocity distribution, and its moments.",
        footer = {
            "",
            "Examples:",
            "  tessera generate vlsv -o shock.vlsv",
            "      64 x 16 cells",
            "  tessera generate vlsv -o small.vlsv --cells 64 --mesh 40",
            "      few cells and a coarse velocity mesh: a few MB",
            "  tessera generate vlsv -o fine.vlsv --threshold 1e-17 --seed 3",
            "      wider tails, another shock"
        })
final class GenerateVlsvCommand extends Verb {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.vlsv",
            description = "File to write.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @Option(
            names = "--cells",
            paramLabel = "N",
            description = "Cells in space, a multiple of 16 above 16, or fewer in one row; 1024 when not given.")
    int cells = 1024;

    @Option(names = "--mesh", paramLabel = "N", description = "Velocity cells along an axis; 80 when not given.")
    int mesh = 80;

    @Option(
            names = "--block",
            paramLabel = "W",
            description = "Cells along an edge of a block, 4 or 8; 4 when not given.")
    int width = 4;

    @Option(names = "--threshold", paramLabel = "F", description = "Sparsity threshold, s3/m6; 1e-15 when not given.")
    double threshold = 1e-15;

    @Option(names = "--seed", paramLabel = "N", description = "1 when not given.")
    long seed = 1;

    @Override
    int run() throws Exception {
        AtomicOutput.check(output, force);
        BowShockFile file = new BowShockFile(cells, mesh, width, threshold, seed);
        long blocks;
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            blocks = file.write(out.path());
            out.commit();
        }
        say(Text.format(
                "%s: %s cells, %s blocks of %d^3, velocity mesh of %d^3 cells, threshold %s, %s",
                output,
                Text.count(cells),
                Text.count(blocks),
                width,
                mesh,
                Text.general(threshold),
                Text.bytes(Files.size(output))));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", output.toString());
        map.put("cells", cells);
        map.put("blocks", blocks);
        map.put("bytes", Files.size(output));
        sayJson(map);
        return ExitCode.OK;
    }
}
