package org.tessera.cli.vdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VdfPack;
import org.tessera.science.vdf.VelocityDistribution;

/// What came back from a pack, cell by cell, against the file that it was made from.
///
/// @param cells in space
/// @param meanL1 mean over cells of the sum of errors over the sum of values
/// @param worstL1 largest of a cell
/// @param density largest difference of a cell, percent
/// @param velocity the same, percent of the thermal speed
/// @param pressure the same of the pressure tensor, percent
/// @param milliseconds median time to decode one cell alone
public record PackCheck(
        int cells,
        double meanL1,
        double worstL1,
        double density,
        double velocity,
        double pressure,
        double milliseconds) {

    /// @param indices of the cells of the pack among those of the file
    public static PackCheck of(VdfPack pack, Population all, int[] indices) {
        double[] times = new double[indices.length];
        NotebookStatistics[] each = IntStream.range(0, indices.length)
                .mapToObj(i -> cell(pack, all, indices[i], i, times))
                .toArray(NotebookStatistics[]::new);
        double sum = 0;
        double[] most = new double[4];
        for (NotebookStatistics s : each) {
            sum += s.l1();
            most[0] = Math.max(most[0], s.l1());
            most[1] = Math.max(most[1], s.density());
            most[2] = Math.max(most[2], s.velocity());
            most[3] = Math.max(most[3], s.pressure());
        }
        java.util.Arrays.sort(times);
        return new PackCheck(
                each.length, sum / each.length, most[0], most[1], most[2], most[3], times[times.length / 2]);
    }

    private static NotebookStatistics cell(VdfPack pack, Population all, int index, int i, double[] times) {
        VelocityDistribution before = all.read(index).dense(pack.box(i));
        long start = System.nanoTime();
        VelocityDistribution after = pack.distribution(i);
        times[i] = (System.nanoTime() - start) / 1e6;
        double[] spacings = {
            before.grid().z().spacing(),
            before.grid().y().spacing(),
            before.grid().x().spacing()
        };
        return NotebookStatistics.corrected(
                before.values(), after.values(), before.grid().shape().intSizes(), spacings);
    }

    /// For `--json`.
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cells", cells);
        map.put("mean_l1", meanL1);
        map.put("worst_l1", worstL1);
        map.put("worst_density_percent", density);
        map.put("worst_velocity_percent", velocity);
        map.put("worst_pressure_percent", pressure);
        map.put("time:decompress_cell", milliseconds);
        return map;
    }
}
