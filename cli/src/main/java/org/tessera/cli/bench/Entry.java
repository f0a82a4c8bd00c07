package org.tessera.cli.bench;

/// Who ran, with what settings.
///
/// @param tool `tessera`, or what an opponent is called
/// @param codec with its options; empty for an opponent
/// @param effort 1 to 9, or 0 for an opponent
/// @param threads used
public record Entry(String tool, String codec, int effort, int threads) {

    static final String OWN = "tessera";

    static Entry opponent(String name, int threads) {
        return new Entry(name, "", 0, threads);
    }

    /// Whether this program ran.
    public boolean isOwn() {
        return tool.equals(OWN);
    }

    Entry withThreads(int other) {
        return new Entry(tool, codec, effort, other);
    }

    /// How tables call it, without the threads: `auto, effort 9`, `interp:kind=cubic`, `zfp`.
    public String label() {
        if (!isOwn()) {
            return tool;
        }
        return codec.equals("auto") ? "auto, effort " + effort : codec;
    }
}
