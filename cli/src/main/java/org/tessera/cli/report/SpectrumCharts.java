package org.tessera.cli.report;

import java.util.Arrays;
import java.util.List;
import org.tessera.cli.chart.Axis;
import org.tessera.cli.chart.Chart;
import org.tessera.cli.chart.Guide;
import org.tessera.cli.chart.Series;
import org.tessera.metric.Spectrum;

/// Power by wavenumber, and how much of it is error.
final class SpectrumCharts {

    private SpectrumCharts() {}

    static String html(Spectrum spectrum) {
        double[] k = spectrum.wavenumbers();
        if (k.length == 0) {
            return "";
        }
        double[] ratio = new double[k.length];
        Arrays.setAll(ratio, spectrum::ratio);
        Axis across = Axis.linear("wavenumber, cycles per point").within(0, 0.5);
        Chart powers = new Chart(
                "Power spectrum" + (spectrum.blocks() > 1 ? ", mean of " + spectrum.blocks() + " blocks" : ""),
                across,
                Axis.log("mean power of a mode"),
                List.of(
                        Series.line("original", k, spectrum.original(), 0),
                        Series.line("reconstruction", k, spectrum.reconstruction(), 1)
                                .as(Series.Style.DASHED),
                        Series.line("error", k, spectrum.error(), 2)));
        Chart share = new Chart(
                "Error power over original power",
                across,
                Axis.log("ratio"),
                List.of(Series.line("", k, ratio, 2)),
                List.of(new Guide(false, Spectrum.KEPT, "1%")));
        boolean any = Arrays.stream(ratio).anyMatch(r -> r > 0);
        return powers.figure() + (any ? share.figure() : "");
    }
}
