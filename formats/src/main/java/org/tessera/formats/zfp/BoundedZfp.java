package org.tessera.formats.zfp;

import java.io.IOException;
import java.nio.file.Path;
import org.tessera.codec.BoundTest;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.field.Tiling;
import org.tessera.target.Tolerance;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpSlabWriter;

/// A plain zfp file under a bound that was checked at every point: of zfp's modes the one that keeps least.
///
/// Floats: powers of two, from well above the bound downwards. Whole numbers, for which zfp knows no tolerance: bit
/// planes, from few to all. In such a file no point can be repaired, so the bound holds for zfp's own values.
public final class BoundedZfp {

    private static final long TILE_VALUES = 1L << 20;
    private static final int HOPE = 6;
    private static final int DEPTH = 4;

    private BoundedZfp() {}

    /// Chooses the mode.
    ///
    /// @throws IllegalArgumentException when a zfp file cannot hold the field
    public static ZfpMode choose(Field field, Tolerance tolerance) {
        ZfpHeader lossless = ZfpSlabWriter.header(field.spec(), ZfpMode.REVERSIBLE);
        if (tolerance.isExact()) { // also where the range is 0
            return ZfpMode.REVERSIBLE;
        }
        if (!field.spec().type().isFloat() || Double.isInfinite(tolerance.absolute())) {
            for (int planes = 1; planes <= 8 * field.spec().type().bytes(); planes++) {
                if (holds(lossless, ZfpMode.precision(planes), field, tolerance)) {
                    return ZfpMode.precision(planes);
                }
            }
            return ZfpMode.REVERSIBLE;
        }
        int plain = floorLog2(tolerance.absolute());
        for (int exponent = plain + HOPE; exponent >= Math.max(-1074, plain - DEPTH); exponent--) {
            if (holds(lossless, ZfpMode.exponent(exponent), field, tolerance)) {
                return ZfpMode.exponent(exponent);
            }
        }
        return ZfpMode.REVERSIBLE;
    }

    /// Largest finite value less the smallest; 0 when there is none.
    public static double range(Field field) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        Tiling tiles = Tiling.grains(field.spec().shape(), field.grain(), TILE_VALUES);
        for (long tile = 0; tile < tiles.count(); tile++) {
            ArrayField part = field.read(tiles.box(tile));
            for (int i = 0; i < part.size(); i++) {
                double v = part.value(i);
                if (Double.isFinite(v)) {
                    min = Math.min(min, v);
                    max = Math.max(max, v);
                }
            }
        }
        return min > max ? 0 : max - min;
    }

    private static int floorLog2(double positive) {
        int exponent = Math.getExponent(positive);
        return exponent >= Double.MIN_EXPONENT ? exponent : Math.getExponent(positive * 0x1p60) - 60;
    }

    private static boolean holds(ZfpHeader header, ZfpMode mode, Field field, Tolerance tolerance) {
        BoundTest test = new BoundTest(tolerance);
        return ZfpSlabWriter.holds(
                new ZfpHeader(header.type(), header.shape(), mode),
                field,
                (original, restored) -> test.compare(original, restored, null).failures().length == 0);
    }

    /// Writes the file in a mode that [#choose] gave.
    public static void write(Path path, Field field, ZfpMode mode) throws IOException {
        ZfpWriter.write(path, field, ZfpSlabWriter.header(field.spec(), mode));
    }
}
