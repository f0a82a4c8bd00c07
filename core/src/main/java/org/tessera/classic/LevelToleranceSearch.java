package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.stage.entropy.ContextEncoder;
import org.tessera.stage.entropy.SymbolLog;

/// Finds the level-wise tolerances that give the fewest bits on blocks cut out of a chunk.
///
/// Bits over the candidates have one valley, so the search starts in the middle and walks downhill. Kernels
/// are chosen in the first run on a block and kept for the others.
final class LevelToleranceSearch {

    private static final int FIRST = 1;

    private final List<ChunkValues> samples;
    private final InterpOptions options;
    private final double tolerance;
    private final List<List<Choice>> choices = new ArrayList<>();
    private final long[] bits = new long[LevelTolerance.COUNT];

    private LevelToleranceSearch(List<ChunkValues> samples, InterpOptions options, double tolerance) {
        this.samples = samples;
        this.options = options;
        this.tolerance = tolerance;
    }

    /// The best candidate and its bits.
    static InterpPlan best(List<ChunkValues> samples, InterpOptions options, double tolerance) {
        LevelToleranceSearch search = new LevelToleranceSearch(samples, options, tolerance);
        int best = FIRST;
        search.run(best);
        int step = search.run(best + 1) < search.bits[best] ? 1 : -1;
        best = step > 0 ? best + 1 : best;
        while (best + step >= 0 && best + step < LevelTolerance.COUNT && search.run(best + step) < search.bits[best]) {
            best += step;
        }
        return new InterpPlan(new LevelTolerance(best), search.bits[best]);
    }

    private long run(int code) {
        long sum = 0;
        for (int i = 0; i < samples.size(); i++) {
            sum += run(i, new LevelTolerance(code));
        }
        bits[code] = sum;
        return sum;
    }

    private long run(int index, LevelTolerance candidate) {
        ChunkValues sample = samples.get(index);
        SymbolLog log = new SymbolLog(InterpLayout.GROUPS, sample.size());
        InterpLayout layout = new InterpLayout(sample.spec().shape(), options.levels());
        List<Choice> known = index < choices.size() ? choices.get(index) : List.of();
        InterpEncoder encoder = new InterpEncoder(layout, options, sample, tolerance, candidate, known, log);
        encoder.run();
        if (known.isEmpty() && index == choices.size()) {
            choices.add(encoder.choices);
        }
        return ContextEncoder.estimateBits(log);
    }
}
