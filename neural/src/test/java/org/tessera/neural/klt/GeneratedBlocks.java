package org.tessera.neural.klt;

import java.util.Random;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// Blocks of 7x7x7 points of a smooth potential, refined towards a point, whose faces lie on each other.
final class GeneratedBlocks {

    private static final int EDGE = 7;
    private static final int POINTS = EDGE * EDGE * EDGE;

    private GeneratedBlocks() {}

    /// Siblings together, in the order of an octree.
    ///
    /// @param noise added to every point of every block on its own
    static ArrayField of(ElementType type, int groups, double noise, long seed) {
        Random random = new Random(seed);
        double x = random.nextDouble();
        double y = random.nextDouble();
        double z = random.nextDouble();
        double[] values = new double[groups * 8 * POINTS];
        int at = 0;
        for (int group = 0; group < groups; group++) {
            for (int child = 0; child < 8; child++) {
                int i = 2 * (group % 6) + (child & 1);
                int j = 2 * (group / 6 % 6) + (child >> 1 & 1);
                int k = 2 * (group / 36) + (child >> 2 & 1);
                for (int p = 0; p < POINTS; p++) {
                    double px = (i + p / (EDGE * EDGE) / 6.0) / 12;
                    double py = (j + p / EDGE % EDGE / 6.0) / 12;
                    double pz = (k + p % EDGE / 6.0) / 12;
                    double r = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z));
                    values[at++] =
                            1 / ((1 + 0.1 / (r + 0.05)) * (1 + 0.1 / (r + 0.05))) + noise * random.nextGaussian();
                }
            }
        }
        Shape shape = Shape.of(groups * 8L, EDGE, EDGE, EDGE);
        return ArrayField.of(new FieldSpec("x", type, shape), Elements.fromDoubles(type, values, values.length));
    }
}
