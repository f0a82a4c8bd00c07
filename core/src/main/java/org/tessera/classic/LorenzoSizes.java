package org.tessera.classic;

import java.util.Arrays;
import org.tessera.field.Shape;

/// The axes along which `linear` predicts.
final class LorenzoSizes {

    private static final int MOST = 4;

    private LorenzoSizes() {}

    /// Axis sizes without axes of size 1, the slowest ones merged until at most four are left.
    static int[] of(Shape shape) {
        int[] sizes = AxisOrders.working(shape);
        while (sizes.length > MOST) {
            int merged = sizes[0] * sizes[1];
            sizes = Arrays.copyOfRange(sizes, 1, sizes.length);
            sizes[0] = merged;
        }
        return sizes;
    }
}
