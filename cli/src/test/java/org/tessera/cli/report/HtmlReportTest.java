package org.tessera.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tessera.cli.demo.BrillLindquist;
import org.tessera.cli.demo.BrillLindquist.Quantity;
import org.tessera.cli.view.SlicePlan;
import org.tessera.cli.view.SliceView;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.Measured;
import org.tessera.metric.Sizes;
import org.xml.sax.InputSource;

class HtmlReportTest {

    @Test
    void page_needsNothingFromOutside() {
        String html = HtmlReport.html(report(1e-3));

        assertThat(html).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(");
        assertThat(html).contains("prefers-color-scheme: dark", "@media print", "data:image/png;base64,");
        assertThat(html).contains("BOUND HELD", "NOT HELD", "tessera compress chi.npy --abs 0.001");
    }

    @Test
    void manyNoisyEntries_stayUnderTwoMegabytes() {
        double[] noise = new SplittableRandom(1).doubles(300 * 300, -1, 1).toArray();
        ArrayField field = ArrayField.of("noise", noise, 300, 300);
        ReportEntry one = entry("CHI", 1e-3, true);
        ReportEntry noisy = new ReportEntry(
                one.variable(),
                one.layout(),
                one.codec(),
                one.bound(),
                one.check(),
                one.measured(),
                0,
                SliceView.of(SlicePlan.middle(300), field, field, new double[0], Double.NaN),
                one.command());

        String html = HtmlReport.html(new Report("t", "", Collections.nCopies(20, noisy), ""));

        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
        assertThat(html).contains("data:image/png", "slices and curves are left out");
    }

    @Test
    void slicesOfTheAdvisedSize_allFitThePage() {
        for (int entries : new int[] {1, 5, 30, 150}) {
            int across = HtmlReport.pointsAcross(entries);
            assertThat(3L * entries * across * across).isLessThanOrEqualTo(1_100_000);
        }
    }

    @Test
    void germanLocale_changesNothing() {
        Report report = report(1e-3);
        String before = HtmlReport.html(report);
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(HtmlReport.html(report)).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void namesWithMarkup_areEscaped() {
        ReportEntry entry = entry("<script>&\"", 1e-3, true);

        assertThat(HtmlReport.html(new Report("a < b", "", List.of(entry), "")))
                .contains("&lt;script&gt;&amp;&quot;", "<h1>a &lt; b</h1>");
    }

    @Test
    void drawings_areWellFormed() throws Exception {
        String html = HtmlReport.html(report(1e-3, 1e-2));
        int drawings = 0;
        for (int from = html.indexOf("<svg"); from >= 0; from = html.indexOf("<svg", from + 1)) {
            String svg = html.substring(from, html.indexOf("</svg>", from) + 6);
            assertThat(svg).doesNotContain("NaN", "Infinity");
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            drawings++;
        }
        assertThat(drawings).as("four charts and two legend signs an entry").isEqualTo(18);
    }

    @Test
    void exactReconstruction_isSaidInWords() {
        ArrayField chi = BrillLindquist.sample(Quantity.CHI, ElementType.F32, 8);
        Measured measured = Measured.of(Comparison.of(chi, chi, CompareOptions.ALL.withBound(0)));
        ReportEntry entry = new ReportEntry(
                "CHI", "f32 8x8x8", "lossless", "lossless", new BoundCheck(false, 0, true, 0), measured, 0, null, "x");

        assertThat(HtmlReport.html(new Report("t", "", List.of(entry), "")))
                .contains("No point differs", "The error is constant", "∞")
                .doesNotContain("NaN", "Infinity");
    }

    static Report report(double... bounds) {
        List<ReportEntry> entries = new ArrayList<>();
        for (double bound : bounds) {
            entries.add(entry("CHI", bound, true));
        }
        entries.add(entry("ALPHA", 1e-4, false));
        return new Report(
                "Two black holes under a bound",
                "Brill-Lindquist data on 64x64x64 points, compressed at several bounds.",
                entries,
                "tessera 0.1.0");
    }

    private static ReportEntry entry(String variable, double bound, boolean held) {
        ArrayField original =
                BrillLindquist.sample(variable.equals("ALPHA") ? Quantity.ALPHA : Quantity.CHI, ElementType.F64, 64);
        double[] values = original.doubles().clone();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < values.length; i++) {
            values[i] += bound * (random.nextDouble() + random.nextDouble() - 1);
        }
        if (!held) {
            values[64 * 64 * 32 + 64 * 20 + 20] += 3 * bound;
        }
        ArrayField reconstruction = ArrayField.of(variable, values, 64, 64, 64);
        Comparison comparison = Comparison.of(original, reconstruction, CompareOptions.ALL.withBound(bound));
        long bytes = original.spec().bytes();
        return new ReportEntry(
                variable,
                "f64 64x64x64",
                "interp",
                "abs=" + bound,
                new BoundCheck(false, bound, held, 0),
                new Measured(comparison, new Sizes(bytes, bytes / 23, original.size())),
                0,
                SliceView.of(SlicePlan.middle(64), original, reconstruction, new double[0], bound),
                "tessera compress chi.npy --abs " + bound);
    }
}
