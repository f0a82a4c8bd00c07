package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.formats.Formats;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VdfPack;
import org.tessera.formats.vlsv.VlsvClone;
import org.tessera.formats.vlsv.VlsvFile;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera vdf unpack`
@Command(
        name = "unpack",
        sortOptions = false,
        customSynopsis = "tessera vdf unpack PACK.tess -o OUT --cell ID | --into FILE.vlsv",
        description = "Takes velocity distributions out of a pack: one cell, without decoding the others, or all into a"
                + " copy of the file that they came from.",
        footer = {
            "",
            "In a copy blocks stay where they are, and negative values become 0.",
            "",
            "Examples:",
            "  tessera vdf unpack pack.tess --cell 10 -o f.npy",
            "      one cell as a dense array, vz slowest and vx fastest",
            "  tessera vdf unpack pack.tess --into bulk.vlsv -o restored.vlsv",
            "      a VLSV file for an analysis or a restart",
            "  tessera vdf unpack pack.tess --into bulk.vlsv --floor 1e-16 -o r.vlsv",
            "      values below the floor become 0"
        })
final class VdfUnpackCommand extends Verb {

    @Parameters(index = "0", paramLabel = "PACK.tess", description = "What vdf pack wrote.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(names = "--cell", paramLabel = "ID", description = "ID of a cell.")
    @Nullable
    Long cell;

    @Option(names = "--into", paramLabel = "FILE.vlsv", description = "The file that the pack was made from.")
    @Nullable
    Path original;

    @Option(names = "--floor", paramLabel = "F", description = "With --into: values below it become 0.")
    double floor;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "File to write: .npy, .h5, .nc, or .vlsv with --into.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        InputFile.checkOutput(input, output);
        AtomicOutput.check(output, force);
        if ((cell == null) == (original == null)) {
            throw new IllegalArgumentException("say either --cell ID or --into FILE.vlsv");
        }
        if (!(floor >= 0)) {
            throw new IllegalArgumentException("--floor must be 0 or more, found " + floor);
        }
        try (VdfPack pack = VdfPack.open(input)) {
            if (cell != null) {
                one(pack, cell);
            } else if (original != null) {
                all(pack, original);
            }
        }
        return ExitCode.OK;
    }

    private void one(VdfPack pack, long id) throws Exception {
        int index = pack.indexOf(id);
        String kind = kind();
        VelocityDistribution f = pack.distribution(index);
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            Formats.writer(kind).write(out.path(), List.of(f.field("f")), Map.of());
            out.commit();
        }
        say(Text.format(
                "%s: cell %d of %s, %s %s, cells %s of the mesh (vz, vy, vx), %s",
                output,
                id,
                pack.population(),
                f.type().label(),
                f.grid().shape(),
                pack.box(index),
                Text.bytes(Files.size(output))));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", output.toString());
        map.put("cell", id);
        map.put("population", pack.population());
        map.put("box", pack.box(index).toString());
        sayJson(map);
    }

    private String kind() {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "npy" -> "npy";
            case "h5", "hdf5" -> "hdf5";
            case "nc" -> "netcdf";
            default -> throw new IllegalArgumentException("-o " + output + ": end the name in .npy, .h5 or .nc");
        };
    }

    private void all(VdfPack pack, Path source) throws Exception {
        InputFile.check(source);
        InputFile.checkOutput(source, output);
        Map<Long, SparseDistribution> replaced = new LinkedHashMap<>();
        try (VlsvFile file = VlsvFile.open(source)) {
            Population all = file.population(pack.population());
            for (int index = 0; index < pack.size(); index++) {
                long id = pack.cell(index);
                replaced.put(id, pack.under(all.read(all.indexOf(id)), index));
            }
        }
        VlsvClone.write(source, output, pack.population(), replaced, floor);
        say(Text.format(
                "%s: %s with %s of %s from %s, %s",
                output,
                source.getFileName(),
                Text.counted(pack.size(), "cell"),
                pack.population(),
                input.getFileName(),
                Text.bytes(Files.size(output))));
        sayJson(Map.of("file", output.toString(), "population", pack.population(), "cells", pack.size()));
    }
}
