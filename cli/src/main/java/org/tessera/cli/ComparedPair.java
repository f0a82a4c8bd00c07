package org.tessera.cli;

import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.tessera.analysis.ErrorSpectrum;
import org.tessera.container.ContainerVariable;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.archive.OriginalCheck;
import org.tessera.formats.conventions.Packing;
import org.tessera.formats.conventions.PhysicalField;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.Measured;
import org.tessera.metric.MetricGroup;
import org.tessera.metric.Sizes;
import org.tessera.target.Tolerance;

/// Two fields to be compared, and what their files know of them.
///
/// @param fills values of the original that mean no data
/// @param meant what values of the original stand for, or null where they stand for themselves
/// @param made the same of the reconstruction
/// @param stored the reconstruction as its container knows it, or null
/// @param sizes null where nothing was compressed
record ComparedPair(
        String name,
        Field original,
        Field reconstruction,
        double[] fills,
        @Nullable PhysicalValues meant,
        @Nullable PhysicalValues made,
        @Nullable ContainerVariable stored,
        @Nullable Sizes sizes) {

    /// @param moreFills values that the user says mean no data
    /// @throws IllegalArgumentException when the shapes differ
    static ComparedPair of(ComparedFile a, ComparedFile b, VariablePair names, DoubleStream moreFills) {
        Field original = a.field(names.first());
        Field restored = b.field(names.second());
        Shape shape = original.spec().shape();
        if (!shape.equals(restored.spec().shape())) {
            throw new IllegalArgumentException(
                    "shapes differ: " + names.first() + " is " + shape + " in the first file and " + names.second()
                            + " " + restored.spec().shape() + " in the second");
        }
        double[] known = a.fills().getOrDefault(names.first(), new double[0]);
        Long bytes = b.compressedBytes().get(names.second());
        return new ComparedPair(
                names.first(),
                original,
                restored,
                DoubleStream.concat(DoubleStream.of(known), moreFills)
                        .distinct()
                        .toArray(),
                a.physical().get(names.first()),
                b.physical().get(names.second()),
                b.storedAs(names.second()),
                bytes == null ? null : new Sizes(original.spec().bytes(), bytes, shape.count()));
    }

    /// @param options what to take; fills, and the chunks of a container, are put in here
    Measured measure(CompareOptions options) {
        CompareOptions own = options.withFills(fills);
        if (options.chunk() == null && stored != null) {
            own = own.withChunk(stored.header().chunking().chunk());
        }
        Comparison comparison = compare(own);
        if (options.groups().contains(MetricGroup.SPECTRUM)) {
            comparison = comparison.withSpectrum(ErrorSpectrum.of(original, reconstruction, fills));
        }
        return new Measured(comparison, sizes);
    }

    /// The original as it is meant.
    Field physicalOriginal() {
        return meant == null ? original : new PhysicalField(original, meant.packing(), fills);
    }

    /// Fills among the values as they are meant, where those that were stored are NaN already.
    double[] shownFills() {
        return meant == null ? fills : new double[0];
    }

    /// The reconstruction as it is meant.
    Field physicalReconstruction() {
        return made == null ? reconstruction : new PhysicalField(reconstruction, made.packing(), fills);
    }

    /// Physical values are compared: exactly in steps of the stored ones where both files pack alike.
    private Comparison compare(CompareOptions options) {
        if (meant != null && made != null && meant.packing().equals(made.packing())) {
            Packing packing = meant.packing();
            return Comparison.of(original, reconstruction, options.withUnits(packing.scale(), packing.offset()));
        }
        return Comparison.of(
                physicalOriginal(), physicalReconstruction(), meant == null ? options : options.withFills());
    }

    private double step() {
        return PhysicalValues.step(meant);
    }

    /// Half width of the histogram: the bound on the error, or NaN where none is known.
    double bound() {
        Tolerance tolerance = stored == null ? null : stored.header().tolerance();
        return tolerance == null || tolerance.isPointwise() || tolerance.isExact()
                ? Double.NaN
                : step() * tolerance.absolute();
    }

    /// Whether the bound that the container promises holds, by the test that was applied when it was written; null
    /// where there is no container, or one of another element type.
    @Nullable
    BoundCheck check() {
        if (stored == null || stored.spec().type() != original.spec().type()) {
            return null;
        }
        Tolerance tolerance = stored.header().tolerance();
        boolean held = OriginalCheck.of(stored, original).failures() == 0;
        double limit = tolerance.isPointwise() ? tolerance.pointwise() : step() * tolerance.absolute();
        return new BoundCheck(
                tolerance.isPointwise(), limit, held, stored.summary().repaired());
    }
}
