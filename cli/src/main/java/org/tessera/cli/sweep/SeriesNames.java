package org.tessera.cli.sweep;

import org.tessera.classic.CodecSelector;
import org.tessera.formats.trial.Cell;

/// How curves are called, the same whether a run was just made or read from a file.
public final class SeriesNames {

    private SeriesNames() {}

    /// Of a run.
    public static String of(RunRecord run) {
        Cell cell = run.result().cell();
        return tessera(
                cell.codec().toString(),
                cell.effort(),
                cell.threads(),
                cell.target().text());
    }

    /// `tessera auto`, `tessera auto, effort 9, 2 threads`, `tessera auto (pwrel)`: what is usual is not said.
    ///
    /// @param target text form; bounds of another kind than `rel` and `abs` make curves of their own
    public static String tessera(String codec, int effort, int threads, String target) {
        boolean auto = codec.equals("auto");
        String kind = target.contains("=") ? target.substring(0, target.indexOf('=')) : target;
        boolean usual = kind.isEmpty() || kind.equals("rel") || kind.equals("abs");
        return "tessera " + codec
                + (auto && effort != CodecSelector.DEFAULT_EFFORT ? ", effort " + effort : "")
                + (threads > 1 ? ", " + threads + " threads" : "")
                + (usual ? "" : " (" + kind + ")");
    }

    /// Of another tool; a variant that says nothing is left out.
    public static String peer(String tool, String variant, int threads) {
        boolean plain = variant.isEmpty() || variant.equals("default");
        return tool + (plain ? "" : " " + variant) + (threads > 1 ? ", " + threads + " threads" : "");
    }
}
