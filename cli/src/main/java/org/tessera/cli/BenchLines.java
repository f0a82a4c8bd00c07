package org.tessera.cli;

import org.tessera.cli.bench.BenchRun;
import org.tessera.cli.bench.Cell;
import org.tessera.cli.bench.Outcome;
import org.tessera.cli.bench.Speed;

/// Runs of a bench on a terminal, a block for each field and bound.
final class BenchLines {

    private BenchLines() {}

    static String head(Cell cell) {
        return cell.field() + "  " + cell.spec().type().label() + " "
                + cell.spec().shape() + "  " + Text.bytes(cell.bytes()) + "  " + cell.target();
    }

    static String columns(int width) {
        return Text.format(
                "  %-" + width + "s %3s %9s %8s %7s %8s %7s %13s %13s %13s",
                "tool",
                "thr",
                "ratio",
                "bits/val",
                "err/bnd",
                "over",
                "PSNR",
                "encode (best)",
                "compr. (best)",
                "decom. (best)");
    }

    static String line(BenchRun run, int width) {
        Outcome made = run.outcome();
        String who = Text.format(
                "  %-" + width + "s %3d", run.entry().label(), run.entry().threads());
        if (made == null) {
            return who + "  failed: " + run.failure();
        }
        return Text.format(
                "%s %9.2f %8.4f %7.4f %8s %7.2f %13s %13s %13s%s",
                who,
                run.ratio(),
                run.bitsPerValue(),
                made.errorOverBound(),
                Text.count(made.overBound()),
                made.psnr(),
                speed(made.encode()),
                speed(made.compress()),
                speed(made.decompress()),
                made.held() ? "" : "  NOT HELD");
    }

    private static String speed(Speed speed) {
        return Double.isNaN(speed.median()) ? "-" : Text.format("%.0f (%.0f)", speed.median(), speed.best());
    }
}
