package org.tessera.formats.vlsv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tessera.error.CompressionException;
import org.tessera.science.vdf.VelocityAxis;
import org.tessera.science.vdf.VelocityGrid;

/// What a VLSV file is about, in words.
final class FileFacts {

    private final VlsvFile file;
    private final List<String> sentences = new ArrayList<>();

    FileFacts(VlsvFile file) {
        this.file = file;
    }

    List<String> sentences() {
        step();
        attempt("the grid", () -> SpatialGrid.of(file).ifPresent(this::space));
        if (file.populations().isEmpty()) {
            sentences.add("no velocity distributions");
        }
        for (String name : file.populations()) {
            attempt(name, () -> population(name));
        }
        return sentences;
    }

    /// What cannot be read is said in place of what it would have been.
    private void attempt(String what, Runnable part) {
        try {
            part.run();
        } catch (CompressionException e) {
            sentences.add(what + " cannot be read: " + e.getMessage());
        }
    }

    private void step() {
        List<String> parts = new ArrayList<>();
        parts.add(file.order() == java.nio.ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian");
        number(parts, "version", "version %s");
        number(parts, "time", "time %s s");
        number(parts, "timestep", "step %s");
        sentences.add(String.join(", ", parts));
    }

    private void number(List<String> parts, String parameter, String pattern) {
        OptionalDouble value = file.parameter(parameter);
        if (value.isPresent()) {
            parts.add(format(pattern, number(value.getAsDouble())));
        }
    }

    private void space(SpatialGrid grid) {
        StringBuilder text = new StringBuilder(format(
                "space: %,d cells on a grid of %d x %d x %d",
                grid.count(), grid.cells()[0], grid.cells()[1], grid.cells()[2]));
        for (String axis : new String[] {"x", "y", "z"}) {
            OptionalDouble min = file.parameter(axis + "min");
            OptionalDouble max = file.parameter(axis + "max");
            if (min.isPresent() && max.isPresent()) {
                text.append(format(", %s %s to %s m", axis, number(min.getAsDouble()), number(max.getAsDouble())));
            }
        }
        if (!grid.periodic().isEmpty()) {
            text.append(", periodic along ").append(grid.periodic().replace(" ", " and "));
        }
        sentences.add(text.toString());
        long[] levels = grid.perLevel();
        if (levels.length == 1) {
            sentences.add("refinement: none");
            return;
        }
        List<String> counts = new ArrayList<>();
        for (int level = 0; level < levels.length; level++) {
            counts.add(format("%,d of level %d", levels[level], level));
        }
        sentences.add("refinement: cells " + String.join(", ", counts));
    }

    private void population(String name) {
        Optional<VlsvArray> stored = file.tagged("BLOCKVARIABLE")
                .filter(array -> VlsvFile.population(array).equals(name))
                .findFirst();
        Population population = file.population(name);
        VelocityGrid grid = population.mesh().grid();
        sentences.add(format(
                "%s: velocity mesh of %d x %d x %d blocks of %d^3 cells, %s, %s, %s",
                name,
                population.mesh().blocksX(),
                population.mesh().blocksY(),
                population.mesh().blocksZ(),
                population.mesh().width(),
                range("vx", grid.x()),
                range("vy", grid.y()),
                range("vz", grid.z())));
        String said = stored.map(array -> array.says("compression")).orElse("");
        sentences.add(format(
                "%s: %s, %s%s",
                name,
                population.size() == 0
                        ? "no cell has a velocity distribution"
                        : format(
                                "velocity distributions in %,d %s, %,d blocks",
                                population.size(), population.size() == 1 ? "cell" : "cells", population.blocks()),
                threshold(population),
                said.isEmpty() ? "" : ", compression " + said));
    }

    private static String range(String name, VelocityAxis axis) {
        return format(
                "%s %s to %s m/s (%s a cell)", name, number(axis.min()), number(axis.max()), number(axis.spacing()));
    }

    private static String threshold(Population population) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int index = 0; index < population.size(); index++) {
            OptionalDouble threshold = population.threshold(index);
            if (threshold.isEmpty()) {
                return "sparsity threshold not given";
            }
            least = Math.min(least, threshold.getAsDouble());
            most = Math.max(most, threshold.getAsDouble());
        }
        if (population.size() == 0) {
            return "sparsity threshold not given";
        }
        return "sparsity threshold " + (least == most ? number(least) : "from " + number(least) + " to " + number(most))
                + " s3/m6";
    }

    /// Six digits, plain where that is short.
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double rounded = Double.parseDouble(format("%.5e", value));
        double size = Math.abs(rounded);
        BigDecimal digits = new BigDecimal(Double.toString(rounded)).stripTrailingZeros();
        return size == 0 || size >= 1e-3 && size < 1e7 ? digits.toPlainString() : scientific(digits);
    }

    private static String scientific(BigDecimal digits) {
        int exponent = digits.precision() - digits.scale() - 1;
        return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
