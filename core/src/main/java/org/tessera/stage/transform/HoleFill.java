package org.tessera.stage.transform;

import org.tessera.field.Shape;

/// Fills masked points smoothly, so that holes cost few bits and do not spoil their neighbours' prediction.
///
/// Pull: averages of the valid values, each grid half as fine, until no hole is left. Push: holes take the
/// value of the coarser grid, then relax towards the mean of their neighbours. The push-pull scheme of
/// Gortler et al., "The Lumigraph" (SIGGRAPH 1996), section 3.5.
public final class HoleFill {

    private static final int RELAXATIONS = 3;

    private HoleFill() {}

    /// @param values row-major; holes are overwritten
    /// @param hole non-zero where a value is masked
    public static void fill(double[] values, byte[] hole, Shape shape) {
        fill(values, hole, shape.intSizes());
    }

    private static void fill(double[] values, byte[] hole, int[] sizes) {
        int holes = 0;
        for (byte h : hole) {
            holes += h != 0 ? 1 : 0;
        }
        if (holes == 0) {
            return;
        }
        if (holes == hole.length) {
            java.util.Arrays.fill(values, 0);
            return;
        }
        int[] coarse = new int[sizes.length];
        int count = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            coarse[axis] = (sizes[axis] + 1) / 2;
            count *= coarse[axis];
        }
        int[] parent = parents(sizes, coarse, values.length);
        double[] means = new double[count];
        int[] members = new int[count];
        for (int i = 0; i < values.length; i++) {
            if (hole[i] == 0) {
                means[parent[i]] += values[i];
                members[parent[i]]++;
            }
        }
        byte[] coarseHole = new byte[count];
        for (int i = 0; i < count; i++) {
            means[i] = members[i] == 0 ? 0 : Math.clamp(means[i], -Double.MAX_VALUE, Double.MAX_VALUE) / members[i];
            coarseHole[i] = (byte) (members[i] == 0 ? 1 : 0);
        }
        fill(means, coarseHole, coarse);
        for (int i = 0; i < values.length; i++) {
            if (hole[i] != 0) {
                values[i] = means[parent[i]];
            }
        }
        relax(values, hole, sizes);
    }

    private static int[] parents(int[] sizes, int[] coarse, int count) {
        int[] parent = new int[count];
        int[] index = new int[sizes.length];
        for (int i = 0; i < count; i++) {
            int at = 0;
            for (int axis = 0; axis < sizes.length; axis++) {
                at = at * coarse[axis] + index[axis] / 2;
            }
            parent[i] = at;
            for (int axis = sizes.length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return parent;
    }

    private static void relax(double[] values, byte[] hole, int[] sizes) {
        for (int round = 0; round < RELAXATIONS; round++) {
            int stride = 1;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                int size = sizes[axis];
                for (int i = 0; i < values.length; i++) {
                    int at = i / stride % size;
                    if (hole[i] != 0 && at > 0 && at < size - 1) {
                        values[i] = values[i - stride] / 2 + values[i + stride] / 2;
                    }
                }
                stride *= size;
            }
        }
    }
}
