package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.cli.generate.BlockFile;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.science.relativity.Binaries;
import org.tessera.science.relativity.BlackHoles;
import org.tessera.science.relativity.BlockSampler;
import org.tessera.science.relativity.Octree;
import org.tessera.science.relativity.OctreeBlocks;
import org.tessera.science.relativity.SliceVariable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tessera generate gr`
@Command(
        name = "gr",
        sortOptions = false,
        customSynopsis = "tessera generate gr -o FILE.h5 [OPTIONS]",
        description = "Pairs of black holes at one moment, cut into the blocks of an octree: HDF5 with vars, var_data"
                + " (variable, block, z, y, x), centers, dx, dy, dz, levels, configurations.",
        footer = {
            "",
            "Pair n of a seed is always the same, whichever others are made: train on some, test on others.",
            "",
            "Examples:",
            "  tessera generate gr -o train.h5 --pairs 0..11",
            "      U_CHI of twelve pairs",
            "  tessera generate gr -o test.h5 --pairs 12..15",
            "      of four others",
            "  tessera generate gr -o hard.h5 --pairs 12..15 --hard --vars U_CHI,U_ALPHA,C_HAM",
            "      with waves, trumpets and noise"
        })
final class GenerateHolesCommand extends Verb {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.h5",
            description = "File to write.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @Option(names = "--pairs", paramLabel = "A..B", description = "Numbers of the pairs; 0..15 when not given.")
    String pairs = "0..15";

    @Option(names = "--seed", paramLabel = "N", description = "Another family of pairs; 1 when not given.")
    long seed = 1;

    @Option(names = "--hard", description = "With outgoing waves, trumpets and noise of 1e-6 to 3e-5.")
    boolean hard;

    @Option(
            names = "--vars",
            split = ",",
            paramLabel = "A,B|all",
            description = "Variables; U_CHI when not given, all for the 30 of a BSSN code.")
    List<String> vars = List.of("U_CHI");

    @Option(names = "--points", paramLabel = "N", description = "Points along an edge of a block; 7 when not given.")
    int points = 7;

    @Option(
            names = "--threshold",
            paramLabel = "E",
            description = "Cubes with larger wavelet coefficients are halved; 3e-4 when not given.")
    double threshold = 3e-4;

    @Option(
            names = "--half",
            paramLabel = "L",
            description = "The volume is [-L, L]^3, in total masses; 8 when not given.")
    double half = 8;

    private static final int COARSEST = 2;
    private static final int FINEST = 9;

    @Override
    int run() throws Exception {
        AtomicOutput.check(output, force);
        Binaries binaries = new Binaries(seed, hard);
        List<BlackHoles> slices = new ArrayList<>();
        for (int number : numbers()) {
            slices.add(binaries.get(number));
        }
        OctreeBlocks blocks =
                new BlockSampler(new Octree(half, COARSEST, FINEST, threshold), points, variables()).sample(slices);
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            BlockFile.write(out.path(), blocks);
            out.commit();
        }
        say(Text.format(
                "%s: %d blocks of %d^3 points, %d variables, %d pairs, %s",
                output,
                blocks.count(),
                points,
                blocks.variables().length,
                slices.size(),
                Text.bytes(Files.size(output))));
        sayJson(json(blocks, slices.size()));
        return ExitCode.OK;
    }

    private Map<String, Object> json(OctreeBlocks blocks, int configurations) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", output.toString());
        map.put("blocks", blocks.count());
        map.put("points", points);
        map.put("variables", List.of(blocks.variables()));
        map.put("pairs", configurations);
        return map;
    }

    private List<SliceVariable> variables() {
        return vars.equals(List.of("all"))
                ? List.of(SliceVariable.values())
                : vars.stream().map(SliceVariable::of).toList();
    }

    private List<Integer> numbers() {
        String[] ends = pairs.split("\\.\\.", -1);
        try {
            int first = Integer.parseInt(ends[0]);
            int last = ends.length == 1 ? first : Integer.parseInt(ends[1]);
            if (ends.length <= 2 && first >= 0 && last >= first && last - first < 1000) {
                return java.util.stream.IntStream.rangeClosed(first, last)
                        .boxed()
                        .toList();
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "--pairs wants 0..15 or one number, at most 1000 pairs; found '" + pairs + "'");
    }
}
