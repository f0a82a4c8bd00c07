package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.stage.entropy.ContextEncoder;
import org.tessera.stage.entropy.SymbolLog;

/// Finds the level-wise tolerances that give the fewest bits on blocks cut out of a chunk.
///
/// Bits over the candidates have one valley, so the search starts in the middle and walks downhill. Kernels
/// are chosen in the first run on a block and kept for the others. All blocks give the bits in the middle, which other
/// codecs are compared with; the walk looks at the first block alone, unless bits are few or time does not matter.
final class LevelToleranceSearch {

    private static final int FIRST = 1;

    /// Below this part of the bits another codec is taken, whatever the walk would find.
    private static final double HOPELESS = 0.9;

    /// Below one bit in so many values a block alone says little.
    private static final int SPARSE = 16;

    private final List<ChunkValues> samples;
    private final InterpOptions options;
    private final double tolerance;
    private final List<List<Choice>> choices = new ArrayList<>();
    private int walked = 1;
    private final long[] bits = new long[LevelTolerance.COUNT];

    private LevelToleranceSearch(List<ChunkValues> samples, InterpOptions options, double tolerance) {
        this.samples = samples;
        this.options = options;
        this.tolerance = tolerance;
    }

    /// The best candidate and its bits.
    ///
    /// @param other bits of another codec: when it is far ahead, nothing is walked
    /// @param thorough the walk looks at all blocks
    static InterpPlan best(
            List<ChunkValues> samples, InterpOptions options, double tolerance, long other, boolean thorough) {
        LevelToleranceSearch search = new LevelToleranceSearch(samples, options, tolerance);
        long first = search.run(0, FIRST);
        long all = first + search.others(FIRST);
        long values = samples.stream().mapToLong(ChunkValues::size).sum();
        search.walked = thorough || all < values / SPARSE ? samples.size() : 1;
        if (other < HOPELESS * all && search.walked == 1) {
            return new InterpPlan(new LevelTolerance(FIRST), all);
        }
        long start = search.walked == 1 ? first : all;
        search.bits[FIRST] = start;
        int best = search.walk();
        return new InterpPlan(
                new LevelTolerance(best), Math.round((double) all * search.bits[best] / Math.max(1, start)));
    }

    private long others(int code) {
        long sum = 0;
        for (int i = 1; i < samples.size(); i++) {
            sum += run(i, code);
        }
        return sum;
    }

    private int walk() {
        int best = FIRST;
        int step = at(best + 1) < bits[best] ? 1 : -1;
        best = step > 0 ? best + 1 : best;
        while (best + step >= 0 && best + step < LevelTolerance.COUNT && at(best + step) < bits[best]) {
            best += step;
        }
        return best;
    }

    private long at(int code) {
        bits[code] = run(0, code) + (walked > 1 ? others(code) : 0);
        return bits[code];
    }

    private long run(int index, int code) {
        ChunkValues sample = samples.get(index);
        SymbolLog log = new SymbolLog(InterpLayout.GROUPS, sample.size());
        InterpLayout layout = new InterpLayout(sample.spec().shape(), options.levels());
        List<Choice> known = index < choices.size() ? choices.get(index) : List.of();
        InterpEncoder encoder =
                new InterpEncoder(layout, options, sample, tolerance, new LevelTolerance(code), known, log);
        encoder.run();
        if (known.isEmpty() && index == choices.size()) {
            choices.add(encoder.choices);
        }
        return ContextEncoder.estimateBits(log);
    }
}
