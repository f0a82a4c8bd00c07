package org.tessera.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;

/// PSNR of each block along the first axis with the block's own range as the peak, averaged over the blocks.
///
/// What papers on networks for blocks report. Blocks without a range or a finite value have none and are left out;
/// blocks without an error are counted apart, since their PSNR is infinite.
///
/// @param mean in dB, over the blocks with a range and an error
/// @param blocks that count
/// @param exact blocks with a range that came back without an error
/// @param flat blocks without a range
record BlockPsnr(double mean, long blocks, long exact, long flat) {

    /// Values that are read together.
    private static final long PART = 1L << 20;

    static BlockPsnr of(Field original, Field restored) {
        Shape shape = original.spec().shape();
        long points = shape.count() / shape.size(0);
        long rows = Math.max(1, PART / points);
        double sum = 0;
        long[] counts = new long[3];
        for (long from = 0; from < shape.size(0); from += rows) {
            long[] sizes = shape.sizes();
            sizes[0] = Math.min(rows, shape.size(0) - from);
            long[] origin = new long[sizes.length];
            origin[0] = from;
            Box box = new Box(origin, Shape.of(sizes));
            ArrayField a = original.read(box);
            ArrayField b = restored.read(box);
            for (int block = 0; block < sizes[0]; block++) {
                sum += one(a, b, (int) (block * points), (int) points, counts);
            }
        }
        return new BlockPsnr(counts[0] == 0 ? Double.NaN : sum / counts[0], counts[0], counts[1], counts[2]);
    }

    private static double one(ArrayField a, ArrayField b, int from, int points, long[] counts) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double squares = 0;
        int finite = 0;
        for (int i = from; i < from + points; i++) {
            double value = a.value(i);
            if (Double.isFinite(value)) {
                double error = value - b.value(i);
                least = Math.min(least, value);
                most = Math.max(most, value);
                squares += error * error;
                finite++;
            }
        }
        if (!(most > least)) {
            counts[2]++;
            return 0;
        }
        counts[squares == 0 ? 1 : 0]++;
        return squares == 0 ? 0 : 20 * StrictMath.log10((most - least) / Math.sqrt(squares / finite));
    }

    String line() {
        return Text.format(
                "Block PSNR = %s (mean over %s, the block's range as the peak; %s exact, %s without a range left out)",
                Double.isNaN(mean) ? "none" : Text.decibels(mean),
                Text.counted(blocks, "block"),
                Text.count(exact),
                Text.count(flat));
    }

    Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("block_psnr", mean);
        map.put("block_psnr:blocks", blocks);
        map.put("block_psnr:exact", exact);
        map.put("block_psnr:flat", flat);
        return map;
    }
}
