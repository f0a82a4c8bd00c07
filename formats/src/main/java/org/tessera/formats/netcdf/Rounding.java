package org.tessera.formats.netcdf;

import java.io.IOException;
import org.tessera.codec.BoundTest;
import org.tessera.container.OrderedWork;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Tiling;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.ErrorBound;
import org.tessera.target.Tolerance;

/// How far the mantissas of a variable may be rounded under a bound.
///
/// A finer grid holds every point of a coarser one, so the error of a value never grows with the bits kept: one pass
/// finds the fewest bits that do for all values, raising the number only where a value asks for it.
///
/// @param bits fewest mantissa bits for which every value holds; all of them when none can go
/// @param tolerance what the bound comes to
/// @param min smallest ordinary value, infinite when there is none
/// @param max largest
record Rounding(int bits, Tolerance tolerance, double min, double max) {

    private static final long TILE = 1L << 19;

    /// @param step how far apart those numbers are that values one apart stand for
    static Rounding of(Field field, ErrorBound bound, double step, MaskRules rules, int threads) throws IOException {
        Tiling tiles = tiles(field);
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        OrderedWork.run(tiles.count(), threads, i -> range(field.read(tiles.box(i)), rules), part -> {
            range[0] = Math.min(range[0], part[0]);
            range[1] = Math.max(range[1], part[1]);
        });
        Tolerance tolerance = Tolerance.resolve(bound, range[1] > range[0] ? range[1] - range[0] : 0, step);
        BoundTest test = new BoundTest(tolerance);
        int all = BitRound.mantissa(field.spec().type());
        int[] bits = {1};
        OrderedWork.run(
                tiles.count(),
                threads,
                i -> bits(field.read(tiles.box(i)), test, rules, all),
                needed -> bits[0] = Math.max(bits[0], needed));
        return new Rounding(tolerance.isExact() ? all : bits[0], tolerance, range[0], range[1]);
    }

    static Tiling tiles(Field field) {
        return Tiling.grains(field.spec().shape(), field.grain(), TILE);
    }

    private static double[] range(ArrayField part, MaskRules rules) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < part.size(); i++) {
            double value = part.value(i);
            if (!rules.masks(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return new double[] {min, max};
    }

    private static int bits(ArrayField part, BoundTest test, MaskRules rules, int all) {
        boolean single = part.spec().type() == ElementType.F32;
        int bits = 1;
        for (int i = 0; i < part.size(); i++) {
            double value = part.value(i);
            if (rules.masks(value)) {
                continue;
            }
            while (bits < all && !holds(value, rounded(value, bits, single), test, rules)) {
                bits++;
            }
        }
        return bits;
    }

    static double rounded(double value, int bits, boolean single) {
        return single ? BitRound.round((float) value, bits) : BitRound.round(value, bits);
    }

    /// A value must not become one that means "no data" either.
    private static boolean holds(double value, double rounded, BoundTest test, MaskRules rules) {
        return test.holds(value, rounded) && !rules.masks(rounded);
    }
}
