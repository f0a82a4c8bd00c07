package org.tessera.training.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which blocks train, which validate, and which nobody looks at until the end.
///
/// With group labels a whole group goes to one side, so that neighbours in one simulation are never on both; without
/// them, blocks are permuted by the seed.
///
/// @param training indices, at least one
/// @param validation indices, at least one
/// @param test indices; may be none
/// @param byGroup whether labels decided
public record Split(int[] training, int[] validation, int[] test, boolean byGroup) {

    /// @param count blocks
    /// @param labels group of each block, or null
    /// @param fractions of training, validation and test; their sum is at most 1
    /// @throws IllegalArgumentException when there are too few blocks or groups
    public static Split of(int count, long @Nullable [] labels, double[] fractions, long seed) {
        return labels == null ? byBlock(count, fractions, seed) : byGroup(labels, fractions, seed);
    }

    private static Split byBlock(int count, double[] fractions, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException(
                    "training needs at least 2 blocks, one of them to validate; found " + count);
        }
        int[] order = Shuffle.permutation(count, seed);
        int validation = atLeastOne(fractions[1] * count);
        int test = (int) Math.min(count - validation - 1, Math.rint(fractions[2] * count));
        int training = (int) Math.max(1, Math.min(count - validation - test, Math.rint(fractions[0] * count)));
        return new Split(
                java.util.Arrays.copyOfRange(order, 0, training),
                java.util.Arrays.copyOfRange(order, training, training + validation),
                java.util.Arrays.copyOfRange(order, training + validation, training + validation + test),
                false);
    }

    private static int atLeastOne(double wanted) {
        return (int) Math.max(1, Math.rint(wanted));
    }

    private static Split byGroup(long[] labels, double[] fractions, long seed) {
        LinkedHashSet<Long> distinct = new LinkedHashSet<>();
        for (long label : labels) {
            distinct.add(label);
        }
        List<Long> groups = new ArrayList<>(distinct);
        if (groups.size() < 2) {
            throw new IllegalArgumentException("a split by groups needs at least 2 of them, found " + groups.size());
        }
        Split order = byBlock(groups.size(), fractions, seed);
        return new Split(
                of(labels, groups, order.training),
                of(labels, groups, order.validation),
                of(labels, groups, order.test),
                true);
    }

    private static int[] of(long[] labels, List<Long> groups, int[] chosen) {
        LinkedHashSet<Long> wanted = new LinkedHashSet<>();
        for (int group : chosen) {
            wanted.add(groups.get(group));
        }
        return java.util.stream.IntStream.range(0, labels.length)
                .filter(i -> wanted.contains(labels[i]))
                .toArray();
    }
}
