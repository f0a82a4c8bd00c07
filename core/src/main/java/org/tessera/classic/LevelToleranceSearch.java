package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Shape;
import org.tessera.stage.entropy.ContextEncoder;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.stage.quantize.Grid;

/// Finds the level-wise tolerances that give the fewest bits on blocks cut out of a chunk.
final class LevelToleranceSearch {

    /// Chunks up to this many values are tried whole.
    private static final int WHOLE = 1 << 16;

    /// Values in one sample block.
    private static final int BLOCK = 1 << 15;

    private LevelToleranceSearch() {}

    static LevelTolerance best(ArrayField chunk, InterpOptions options, Grid grid, double tolerance) {
        List<ArrayField> samples = samples(chunk);
        LevelTolerance best = new LevelTolerance(0);
        long least = Long.MAX_VALUE;
        for (int code = 0; code < LevelTolerance.COUNT; code++) {
            LevelTolerance candidate = new LevelTolerance(code);
            long bits = 0;
            for (ArrayField sample : samples) {
                bits += bits(sample, options, grid, tolerance, candidate);
            }
            if (bits < least) {
                least = bits;
                best = candidate;
            }
        }
        return best;
    }

    private static long bits(
            ArrayField sample, InterpOptions options, Grid grid, double tolerance, LevelTolerance candidate) {
        double[] values = new double[sample.size()];
        Elements.toDoubles(sample.spec().type(), sample.array(), values);
        SymbolLog log = new SymbolLog(InterpLayout.GROUPS, sample.size());
        InterpLayout layout = new InterpLayout(sample.spec().shape(), options.levels());
        int escapeBits = InterpCodec.escapeBits(sample.spec().type());
        new InterpEncoder(layout, options, grid, tolerance, candidate, escapeBits, log).run(values);
        return ContextEncoder.estimateBits(log);
    }

    /// The whole chunk when it is small, else two blocks on its diagonal.
    static List<ArrayField> samples(ArrayField chunk) {
        if (chunk.size() <= WHOLE) {
            return List.of(chunk);
        }
        List<ArrayField> samples = new ArrayList<>();
        Shape shape = chunk.spec().shape();
        long[] sizes = blockSizes(shape);
        for (int part = 1; part <= 3; part += 2) {
            long[] origin = new long[sizes.length];
            for (int axis = 0; axis < sizes.length; axis++) {
                origin[axis] = (shape.size(axis) - sizes[axis]) * part / 4;
            }
            samples.add(chunk.read(new Box(origin, Shape.of(sizes))));
        }
        return samples;
    }

    /// A block of about the wanted number of values: the longest axes are halved first.
    static long[] blockSizes(Shape shape) {
        long[] sizes = shape.sizes();
        long count = shape.count();
        while (count > BLOCK) {
            int longest = 0;
            for (int axis = 1; axis < sizes.length; axis++) {
                longest = sizes[axis] > sizes[longest] ? axis : longest;
            }
            count = count / sizes[longest] * ((sizes[longest] + 1) / 2);
            sizes[longest] = (sizes[longest] + 1) / 2;
        }
        return sizes;
    }
}
