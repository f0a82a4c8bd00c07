package org.tessera.formats.archive;

import org.tessera.codec.BoundTest;
import org.tessera.codec.Deviation;
import org.tessera.container.Chunking;
import org.tessera.container.ContainerVariable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.target.Tolerance;

/// Compares a variable of a container with the original values, chunk by chunk, under the bound it was given.
///
/// @param deviation over the points that hold
/// @param failures points that do not hold
/// @param firstFailure number of the first of them in row-major order of its chunk, or -1
public record OriginalCheck(Deviation deviation, long failures, long firstFailure) {

    /// @throws IllegalArgumentException when types or shapes differ
    public static OriginalCheck of(ContainerVariable variable, Field original) {
        if (!variable.spec().shape().equals(original.spec().shape())
                || variable.spec().type() != original.spec().type()) {
            throw new IllegalArgumentException("the original of "
                    + variable.spec().name() + " is "
                    + original.spec().type().label() + " " + original.spec().shape() + ", expected "
                    + variable.spec().type().label() + " " + variable.spec().shape());
        }
        Chunking chunking = variable.header().chunking();
        Deviation deviation = Deviation.NONE;
        long failures = 0;
        long first = -1;
        for (long number = 0; number < chunking.count(); number++) {
            Box box = chunking.box(number);
            ArrayField a = original.read(box);
            ArrayField b = variable.read(box);
            BoundTest.Result result = compare(a, b, variable.tolerance(number));
            deviation = deviation.plus(result.deviation());
            failures += result.failures().length;
            if (first < 0 && result.failures().length > 0) {
                first = result.failures()[0];
            }
        }
        return new OriginalCheck(deviation, failures, first);
    }

    /// Points that do not hold, whoever made the reconstruction.
    ///
    /// @throws IllegalArgumentException when types or shapes differ
    public static long failures(ArrayField original, ArrayField restored, Tolerance tolerance) {
        return compare(original, restored, tolerance).failures().length;
    }

    private static BoundTest.Result compare(ArrayField original, ArrayField restored, Tolerance tolerance) {
        return new BoundTest(tolerance).compare(original, restored, kept(original, restored));
    }

    /// Marks points that came back bit for bit, or NaN as NaN: they hold under any bound.
    private static byte[] kept(ArrayField a, ArrayField b) {
        byte[] kept = new byte[a.size()];
        var type = a.spec().type();
        for (int i = 0; i < kept.length; i++) {
            double value = a.value(i);
            if (!Double.isFinite(value)) {
                boolean same = Elements.bits(type, a.array(), i) == Elements.bits(type, b.array(), i);
                kept[i] = (byte) (same || Double.isNaN(value) && Double.isNaN(b.value(i)) ? 1 : 0);
            }
        }
        return kept;
    }
}
