package org.tessera.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.field.Box;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VlsvFile;
import org.tessera.science.vdf.Moments;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera vdf list`
@Command(
        name = "list",
        sortOptions = false,
        customSynopsis = "tessera vdf list FILE.vlsv [OPTIONS]",
        description = "Cells that have a velocity distribution: blocks, box around them, peak, and for protons density,"
                + " bulk speed and temperature.",
        footer = {
            "",
            "The box is in cells of velocity space along vz, vy, vx.",
            "",
            "Examples:",
            "  tessera vdf list bulk.vlsv",
            "      all cells, a line each",
            "  tessera vdf list bulk.vlsv --first 20",
            "      the first of thousands",
            "  tessera vdf list bulk.vlsv --pop helium --mass 6.6465e-27 --json",
            "      other particles, for scripts"
        })
final class VdfListCommand extends Verb {

    @Parameters(index = "0", paramLabel = "FILE.vlsv", description = "A VLSV file.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Mixin
    VdfPopulation population = new VdfPopulation();

    @Option(names = "--first", paramLabel = "N", description = "At most so many cells; all when not given.")
    int first = Integer.MAX_VALUE;

    @Option(names = "--mass", paramLabel = "KG", description = "Mass of a particle; a proton's when not given.")
    double mass = Moments.PROTON;

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        try (VlsvFile file = VlsvFile.open(input)) {
            Population all = population.of(file);
            say(Text.format(
                    "%s: velocity distributions of %s in %s, %s",
                    input, all.name(), Text.counted(all.size(), "cell"), Text.counted(all.blocks(), "block")));
            List<Map<String, Object>> cells = new ArrayList<>();
            if (all.size() > 0) {
                say("cell      blocks  box        peak (s3/m6)  n (1/m3)     V (m/s)      T (K)");
            }
            for (int index = 0; index < Math.min(first, all.size()); index++) {
                cells.add(cell(all, index));
            }
            if (first < all.size()) {
                say("... and " + Text.counted(all.size() - Math.max(0, first), "more cell"));
            }
            sayJson(Map.of("file", input.toString(), "population", all.name(), "cells", cells));
        }
        return ExitCode.OK;
    }

    private Map<String, Object> cell(Population all, int index) {
        SparseDistribution sparse = all.read(index);
        Box box = sparse.boundingBox();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cell", all.cell(index));
        map.put("blocks", all.blocks(index));
        if (box == null) {
            say(Text.format("%-8d  %6d  empty", all.cell(index), 0));
            return map;
        }
        VelocityDistribution dense = sparse.dense(box);
        Moments moments = Moments.of(dense, mass);
        double peak = dense.values()[dense.peak()];
        map.put("box", box.toString());
        map.put("peak", peak);
        map.put("density", moments.density());
        map.put("velocity", List.of(moments.vx(), moments.vy(), moments.vz()));
        map.put("temperature", moments.temperature());
        say(Text.format(
                "%-8d  %6d  %-9s  %-12.5e  %-11.5e  %-11.5e  %.5e",
                all.cell(index),
                all.blocks(index),
                box.shape(),
                peak,
                moments.density(),
                moments.speed(),
                moments.temperature()));
        return map;
    }
}
