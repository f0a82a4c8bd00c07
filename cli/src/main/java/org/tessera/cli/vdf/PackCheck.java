package org.tessera.cli.vdf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.error.BoundViolatedException;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VdfPack;
import org.tessera.science.vdf.MomentCorrection;
import org.tessera.science.vdf.NotebookStatistics;
import org.tessera.science.vdf.VelocityDistribution;

/// What came back from a pack, cell by cell, against the file that it was made from.
///
/// @param cells in space
/// @param meanL1 mean over cells of the sum of errors over the sum of values
/// @param worstL1 largest of a cell
/// @param density largest difference of a cell, percent
/// @param velocity the same, percent of the thermal speed
/// @param pressure the same of the pressure tensor, percent
/// @param conserved largest relative difference of density, momentum or energy of a cell, as [MomentCorrection] counts
/// @param negative values below 0 that came back
/// @param milliseconds median time to decode one cell alone
public record PackCheck(
        int cells,
        double meanL1,
        double worstL1,
        double density,
        double velocity,
        double pressure,
        double conserved,
        long negative,
        double milliseconds) {

    /// @param indices of the cells of the pack among those of the file
    public static PackCheck of(VdfPack pack, Population all, int[] indices) {
        double[] times = new double[indices.length];
        Tally tally = new Tally();
        for (int i = 0; i < indices.length; i++) {
            VelocityDistribution before = all.read(indices[i]).dense(pack.box(i));
            long start = System.nanoTime();
            VelocityDistribution after = pack.distribution(i);
            times[i] = (System.nanoTime() - start) / 1e6;
            tally.add(before, after);
        }
        java.util.Arrays.sort(times);
        return tally.check(indices.length, times[times.length / 2]);
    }

    /// What adds up over cells.
    private static final class Tally {
        private double sum;
        private final double[] most = new double[5];
        private long negative;

        void add(VelocityDistribution before, VelocityDistribution after) {
            double[] spacings = {
                before.grid().z().spacing(),
                before.grid().y().spacing(),
                before.grid().x().spacing()
            };
            NotebookStatistics s = NotebookStatistics.corrected(
                    before.values(), after.values(), before.grid().shape().intSizes(), spacings);
            double[] found = {
                s.l1(), s.density(), s.velocity(), s.pressure(), MomentCorrection.difference(before, after)
            };
            for (int k = 0; k < most.length; k++) {
                most[k] = Math.max(most[k], found[k]);
            }
            sum += s.l1();
            for (double v : after.values()) {
                negative += v < 0 ? 1 : 0;
            }
        }

        PackCheck check(int cells, double milliseconds) {
            return new PackCheck(
                    cells, sum / cells, most[0], most[1], most[2], most[3], most[4], negative, milliseconds);
        }
    }

    /// @throws BoundViolatedException when density, momentum or energy of a cell is not kept
    public void requireMoments() {
        if (!(conserved <= MomentCorrection.EQUAL)) {
            throw new BoundViolatedException("density, momentum or energy of a cell differs by " + conserved
                    + ", above " + MomentCorrection.EQUAL + "; nothing is written");
        }
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
        map.put("worst_conserved_difference", conserved);
        map.put("negative_values", negative);
        map.put("time:decompress_cell", milliseconds);
        return map;
    }
}
