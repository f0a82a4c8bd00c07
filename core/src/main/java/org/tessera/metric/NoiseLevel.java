package org.tessera.metric;

import java.util.Arrays;
import org.tessera.field.ArrayField;
import org.tessera.stage.transform.MaskRules;

/// The standard deviation of white noise, whatever signal varies slowly beneath it.
///
/// Third-order differences along the fastest axis, `2 x[i] - x[i-2] - x[i+2]`, cancel slopes; their median is not
/// moved by stars. Of each row 0.6052697 times the median of their sizes, of all rows the median. Values that are
/// masked are left out as if the others stood together.
///
/// Source: Stoehr et al., "DER_SNR", ASP Conf. 394, 505 (2008); the same in cfitsio (`FnNoise3`), for fpack's q.
public final class NoiseLevel {

    /// 1 / (sqrt(6) * 0.6745): six variances in a difference, and the median of sizes of a normal variable.
    private static final double FACTOR = 0.6052697;

    /// Rows shorter than this say too little: the whole array is then one row.
    private static final int SHORTEST_ROW = 9;

    private NoiseLevel() {}

    /// 0 where the values are alike, or too few.
    public static double of(ArrayField values, MaskRules rules) {
        int fastest = (int) values.spec().shape().size(values.spec().shape().rank() - 1);
        int length = fastest < SHORTEST_ROW ? values.size() : fastest;
        double[] row = new double[length];
        double[] medians = new double[values.size() / length];
        int rows = 0;
        for (int start = 0; start < values.size(); start += length) {
            int n = 0;
            for (int i = start; i < start + length; i++) {
                double value = values.value(i);
                if (!rules.masks(value)) {
                    row[n++] = value;
                }
            }
            if (n >= SHORTEST_ROW) {
                medians[rows++] = differences(row, n);
            }
        }
        return rows == 0 ? 0 : FACTOR * median(medians, rows);
    }

    /// The median size of differences; overwrites the row.
    private static double differences(double[] row, int n) {
        for (int i = 0; i + 4 < n; i++) {
            row[i] = Math.abs((row[i + 2] - row[i]) + (row[i + 2] - row[i + 4]));
        }
        return median(row, n - 4);
    }

    private static double median(double[] values, int n) {
        Arrays.sort(values, 0, n);
        return n % 2 == 1 ? values[n / 2] : values[n / 2 - 1] / 2 + values[n / 2] / 2;
    }
}
