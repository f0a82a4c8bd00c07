package org.tessera.cli.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// 10^6 bytes of the original a second, of several laps.
///
/// @param median of the laps: what to expect
/// @param best of the laps: what the machine can do when nothing else wants it
public record Speed(double median, double best) {

    static Speed of(long bytes, List<Lap> laps, ToDoubleFunction<Lap> seconds) {
        double[] times = laps.stream().mapToDouble(seconds).sorted().toArray();
        return new Speed(
                bytes / 1e6 / Medians.of(times),
                bytes / 1e6 / Arrays.stream(times).min().orElse(Double.NaN));
    }
}
