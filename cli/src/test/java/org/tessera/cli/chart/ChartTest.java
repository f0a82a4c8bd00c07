package org.tessera.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartTest {

    private static final Axis X = Axis.linear("bits per value");
    private static final Axis Y = Axis.log("ratio");

    @Test
    void names_areEscaped() throws Exception {
        Series series = Series.measured("<b>&\"", new double[] {1, 2}, new double[] {3, 4}, 0);
        Series other = Series.measured("other", new double[] {1, 2}, new double[] {3, 4}, 1);

        String html = new Chart("a < b", X, Y, List.of(series, other)).figure();

        assertThat(html).contains("&lt;b&gt;&amp;&quot;", "a &lt; b").doesNotContain("<b>");
        wellFormed(html);
    }

    @Test
    void valueWithoutPlace_isGapInTheLine() {
        double[] x = {1, 2, 3, 4, 5};
        String svg = new Chart("t", X, Y, List.of(Series.line("s", x, new double[] {1, 2, 0, 4, 5}, 0))).svg();

        String path = svg.substring(svg.indexOf("class=\"line"));
        assertThat(path.substring(0, path.indexOf("/>"))
                        .chars()
                        .filter(c -> c == 'M')
                        .count())
                .isEqualTo(2);
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    @Test
    void nothingToShow_isSaid() {
        double[] none = {Double.NaN, -1};
        String svg = new Chart("t", X, Y, List.of(Series.measured("s", none, none, 0))).svg();

        assertThat(svg).contains("nothing to show");
    }

    @Test
    void logAxis_labelsPowersOfTen() {
        double[] x = {1e-6, 1e-2};
        String svg = new Chart("t", Axis.log("bound"), X, List.of(Series.line("s", x, x, 0))).svg();

        assertThat(svg).contains("10<tspan class=\"sup\" dy=\"-4\">−4</tspan>", "−2</tspan>");
    }

    @Test
    void narrowLogAxis_hasThreeLabelsOrMore() {
        for (double[] ends : new double[][] {{1.2, 1.9}, {2, 45}, {0.07, 0.09}, {90, 130}}) {
            AxisScale scale = AxisScale.fit(Axis.log("r"), java.util.stream.DoubleStream.of(ends));

            assertThat(scale.ticks(6))
                    .as("ticks from %s to %s", ends[0], ends[1])
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void valuesFarFromZero_haveDifferentLabels() {
        AxisScale scale = AxisScale.fit(Axis.linear("T"), java.util.stream.DoubleStream.of(27315.021, 27315.024));

        assertThat(scale.labels(scale.ticks(6))).doesNotHaveDuplicates().contains("27315.0220");
    }

    @Test
    void sixtyFourLooks_areAllDifferent() {
        Set<String> looks = new HashSet<>();
        for (int look = 0; look < 64; look++) {
            Series series = Series.measured("s", new double[] {1}, new double[] {1}, look);
            looks.add(series.color() + Marker.of(series));
        }
        assertThat(looks).hasSize(64);
    }

    @Test
    void anyNumbers_giveFiniteCoordinatesInsideTheDrawing() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Series> series = new ArrayList<>();
            for (int s = 0; s < 3; s++) {
                double[] x = random.doubles(6).map(v -> wild(v, random)).toArray();
                double[] y = random.doubles(6).map(v -> wild(v, random)).toArray();
                series.add(new Series("s" + s, x, y, Series.Style.values()[random.nextInt(5)], s, List.of()));
            }
            Chart chart = new Chart("t", X, Y, series, List.of(new Guide(true, wild(0.5, random), "g")));

            String figure = chart.figure();

            assertThat(figure).as("seed %d", seed).doesNotContain("NaN", "∞\"", "d=\"ML", "Infinity ");
            wellFormed(figure);
            inside(figure, seed);
        }
    }

    private static double wild(double v, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> 0;
            case 3 -> -v;
            case 4 -> v * 1e300;
            case 5 -> v * 1e-320;
            default -> v;
        };
    }

    private static void inside(String figure, long seed) {
        var matcher =
                java.util.regex.Pattern.compile("translate\\((\\S+) (\\S+)\\)").matcher(figure);
        while (matcher.find()) {
            assertThat(Double.parseDouble(matcher.group(1))).as("seed %d", seed).isBetween(0.0, 460.0);
            assertThat(Double.parseDouble(matcher.group(2))).as("seed %d", seed).isBetween(0.0, 300.0);
        }
    }

    @Test
    void bytes_doNotDependOnLocale() {
        Locale before = Locale.getDefault();
        double[] x = {1.5, 2.25};
        Chart chart = new Chart("t", X, Y, List.of(Series.measured("s", x, x, 0)));
        String here = chart.figure();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(chart.figure()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void unequalLengths_areRefused() {
        assertThatThrownBy(() -> Series.line("s", new double[2], new double[3], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x, 3 y");
    }

    private static void wellFormed(String html) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
