package org.tessera.cli.vdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.formats.vlsv.Population;
import org.tessera.io.Limits;
import org.tessera.science.vdf.NotebookStatistics;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpStream;
import org.tessera.zfp.ZfpType;

/// What zfp makes of the cells one by one, each in the smallest box of its blocks, at the coarsest accuracy whose L1 is
/// within a limit. Streams only: no header, no index, no checksums.
///
/// @param bytes of all streams
/// @param meanL1 mean over cells
/// @param pressure largest difference of the pressure tensor of a cell, percent
public record ZfpCells(long bytes, double meanL1, double pressure) {

    /// Octaves below the peak that are tried.
    private static final int OCTAVES = 60;

    private record One(long bytes, double l1, double pressure) {}

    /// @param limit of the L1 of each cell
    public static ZfpCells of(Population all, int[] indices, double limit) {
        One[] each = IntStream.of(indices)
                .parallel()
                .mapToObj(index -> one(all, index, limit))
                .toArray(One[]::new);
        long bytes = 0;
        double sum = 0;
        double most = 0;
        for (One one : each) {
            bytes += one.bytes;
            sum += one.l1;
            most = Math.max(most, one.pressure);
        }
        return new ZfpCells(bytes, sum / Math.max(1, each.length), most);
    }

    private static One one(Population all, int index, double limit) {
        var sparse = all.read(index);
        Box box = sparse.boundingBox();
        if (box == null) {
            return new One(0, 0, 0);
        }
        VelocityDistribution f = sparse.dense(box);
        ArrayField field = f.field("f");
        int highest = Math.getExponent(f.values()[f.peak()]) + 1;
        for (int exponent = highest; exponent > highest - OCTAVES; exponent--) {
            ZfpType type = f.type() == ElementType.F32 ? ZfpType.FLOAT : ZfpType.DOUBLE;
            ZfpHeader header = new ZfpHeader(type, box.shape(), ZfpMode.exponent(exponent));
            byte[] stream = ZfpStream.encode(header, field.array(), false);
            double[] back = new double[field.size()];
            Elements.toDoubles(f.type(), ZfpStream.decode(header, stream, false, Limits.DEFAULT), back);
            NotebookStatistics s =
                    NotebookStatistics.corrected(f.values(), back, box.shape().intSizes());
            if (s.l1() <= limit) {
                return new One(stream.length, s.l1(), s.pressure());
            }
        }
        throw new IllegalArgumentException("zfp does not reach L1 " + limit + " on cell " + all.cell(index));
    }

    /// For `--json`.
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("bytes", bytes);
        map.put("mean_l1", meanL1);
        map.put("worst_pressure_percent", pressure);
        return map;
    }
}
