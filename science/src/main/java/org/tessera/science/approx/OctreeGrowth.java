package org.tessera.science.approx;

import java.util.Comparator;
import java.util.PriorityQueue;

/// Which boxes of an octree are split.
final class OctreeGrowth {

    /// Energy of error that a bit must save, in squares of the step: at the slope of a uniform quantiser.
    private static final double SLOPE = 0.13;

    /// Bits of a number that is zero, and of the flag of a box.
    private static final double ZERO_BITS = 0.35;

    private static final double FLAG_BITS = 0.8;

    /// Error of a number that is not zero, in squares of the step.
    private static final double ROUNDING = 1.0 / 12;

    private static final double LOG2E = 1.4426950408889634;

    private OctreeGrowth() {}

    /// Splits the box with the largest error until there are as many leaves.
    static void bestFirst(OctreeNode root, double[] field, int[] sizes, int leaves) {
        PriorityQueue<OctreeNode> queue =
                new PriorityQueue<>(Comparator.comparingDouble((OctreeNode node) -> -node.error()));
        queue.add(root);
        int count = 1;
        while (count < leaves && !queue.isEmpty()) {
            OctreeNode worst = queue.poll();
            if (!worst.isDivisible() || worst.error() == 0) {
                continue;
            }
            count--;
            for (OctreeNode child : worst.split()) {
                child.fit(field, sizes);
                queue.add(child);
                count++;
            }
        }
    }

    /// Splits and fits every box that can be.
    static void full(OctreeNode node, double[] field, int[] sizes) {
        if (node.isDivisible() && node.error() > 0) {
            for (OctreeNode child : node.split()) {
                child.fit(field, sizes);
                full(child, field, sizes);
            }
        }
    }

    /// Takes back the splits that cost more than they save; returns the cost of what is left.
    static double prune(OctreeNode node, double step) {
        double square = step * step;
        double alone = node.error() + SLOPE * square * FLAG_BITS;
        for (double c : node.coefficients()) {
            double size = Math.abs(c) / step;
            alone += size < 0.58
                    ? c * c + SLOPE * square * ZERO_BITS
                    : square * (ROUNDING + SLOPE * (2.5 + 2 * LOG2E * StrictMath.log(size + 0.5)));
        }
        if (!node.hasChildren()) {
            node.setSplit(false);
            return alone;
        }
        double apart = SLOPE * square * FLAG_BITS;
        for (OctreeNode child : node.children()) {
            apart += prune(child, step);
        }
        node.setSplit(apart < alone);
        return Math.min(apart, alone);
    }
}
