package org.tessera.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tessera.cli.chart.Axis;
import org.tessera.cli.chart.Chart;
import org.tessera.cli.chart.Legend;
import org.tessera.cli.chart.Series;
import org.tessera.cli.report.Markup;
import org.tessera.cli.sweep.SweepPage;
import org.tessera.cli.sweep.SweepPoint;

/// The page of a bench: that of a sweep, with the summary and two charts of speed over ratio before it.
public final class BenchPage {

    private final List<BenchRun> runs;
    private final long least;

    private BenchPage(List<BenchRun> runs, long least) {
        this.runs = runs;
        this.least = least;
    }

    /// @param summary a sentence under the headline
    /// @param peers results of other tools from files; the best of each cell is shown
    /// @param footer one line at the end
    public static String html(
            String summary, List<BenchRun> runs, List<SweepPoint> peers, BenchSummary sums, long least, String footer) {
        BenchPage page = new BenchPage(runs, least);
        StringBuilder before = new StringBuilder();
        sums.tables().forEach(table -> before.append(table.html()));
        before.append(page.overview()).append(page.failed());
        List<SweepPoint> points = new ArrayList<>(page.points());
        points.addAll(page.bestOf(peers));
        return SweepPage.html("Bench", summary, points, "", before.toString(), footer);
    }

    /// Of results from files one curve: in each cell the best that holds. Tool by tool they are what `plot` is for.
    private List<SweepPoint> bestOf(List<SweepPoint> peers) {
        BestPeers best = new BestPeers(peers, List.of());
        Set<Cell> cells = new LinkedHashSet<>(runs.stream().map(BenchRun::cell).toList());
        List<SweepPoint> points = new ArrayList<>();
        for (Cell cell : cells) {
            BestPeers.Best found = best.of(cell);
            if (found != null) {
                peers.stream()
                        .filter(peer -> peer.field().equals(cell.field()) && peer.bound() == cell.bound())
                        .filter(peer ->
                                peer.ratio() == found.ratio() && peer.series().equals(found.series()))
                        .findFirst()
                        .ifPresent(peer -> points.add(peer.withSeries("best valid of the files")));
            }
        }
        return points;
    }

    private List<SweepPoint> points() {
        List<SweepPoint> points = new ArrayList<>();
        for (BenchRun run : runs) {
            Outcome made = run.outcome();
            if (made != null) {
                points.add(run.point(made));
            }
        }
        return points;
    }

    private String overview() {
        List<Chart> charts = new ArrayList<>();
        charts.add(chart("Compression speed and ratio", Outcome::compress));
        charts.add(chart("Decompression speed and ratio", Outcome::decompress));
        List<Chart> shown = charts.stream().filter(c -> !c.series().isEmpty()).toList();
        if (shown.isEmpty()) {
            return "";
        }
        StringBuilder html =
                new StringBuilder("<h3>Speed and ratio, over the large fields</h3>\n<div class=\"charts\">\n");
        shown.forEach(c -> html.append("<figure class=\"chart\"><figcaption>" + c.title() + "</figcaption>\n")
                .append(c.svg())
                .append("</figure>\n"));
        return html.append("</div>\n")
                .append(Legend.html(shown.get(0).series()))
                .append(
                        "<p class=\"note\">One marker a bound: geometric mean of the ratio, median of the speed, over the"
                                + " fields of at least " + Markup.number(least / 1e6)
                                + " MB on which the tool held the bound.</p>\n")
                .toString();
    }

    private Chart chart(String title, Function<Outcome, Speed> which) {
        List<Series> lines = new ArrayList<>();
        List<String> names =
                points().stream().map(SweepPoint::series).distinct().toList();
        List<String> targets =
                runs.stream().map(run -> run.cell().target()).distinct().toList();
        for (int look = 0; look < names.size(); look++) {
            String name = names.get(look);
            List<double[]> at = new ArrayList<>();
            List<String> tips = new ArrayList<>();
            for (String target : targets) {
                List<BenchRun> of = runs.stream()
                        .filter(run -> run.isValid() && run.series().equals(name))
                        .filter(run ->
                                run.cell().target().equals(target) && run.cell().bytes() >= least)
                        .toList();
                if (!of.isEmpty()) {
                    double ratio = Medians.geometric(
                            of.stream().mapToDouble(BenchRun::ratio).toArray());
                    double speed = SpeedSummary.median(of, which);
                    at.add(new double[] {ratio, speed});
                    tips.add(name + ", " + target + ": ratio " + Markup.fixed(ratio, 2) + ", " + Markup.fixed(speed, 0)
                            + " MB/s, " + of.size() + (of.size() == 1 ? " field" : " fields"));
                }
            }
            if (!at.isEmpty()) {
                lines.add(new Series(
                        name,
                        at.stream().mapToDouble(p -> p[0]).toArray(),
                        at.stream().mapToDouble(p -> p[1]).toArray(),
                        Series.Style.MEASURED,
                        look,
                        tips));
            }
        }
        return new Chart(title, Axis.log("ratio"), Axis.log("MB/s"), lines);
    }

    private String failed() {
        StringBuilder html = new StringBuilder();
        for (BenchRun run : runs) {
            if (run.outcome() == null) {
                html.append("<li>")
                        .append(Markup.escape(run.cell().field() + ", "
                                + run.cell().target() + ", " + run.entry().label() + ": " + run.failure()))
                        .append("</li>\n");
            }
        }
        return html.isEmpty() ? "" : "<h3>Failed</h3>\n<ul>\n" + html + "</ul>\n";
    }
}
