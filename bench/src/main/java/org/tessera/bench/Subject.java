package org.tessera.bench;

import org.tessera.classic.CodecSelector;
import org.tessera.codec.OptionText;
import org.tessera.codec.Selection;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Absolute;
import org.tessera.target.Tolerance;

/// A field at a bound relative to its range, and the calls that are timed on it.
final class Subject {

    final ArrayField field;
    final double tolerance;
    private final CodecSelector selector;
    private final CompressorOptions options;

    Subject(ArrayField field, double relative, OptionText codec) {
        this(field, relative, codec, CodecSelector.DEFAULT_EFFORT, 1);
    }

    Subject(ArrayField field, double relative, OptionText codec, int effort, int threads) {
        this.field = field;
        this.tolerance = relative * range(field);
        this.selector = new CodecSelector(codec, effort);
        this.options = CompressorOptions.of(new Absolute(tolerance))
                .withCodec(codec)
                .withEffort(effort)
                .withThreads(threads);
    }

    /// Largest minus smallest finite value.
    static double range(ArrayField field) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < field.size(); i++) {
            double v = field.value(i);
            if (Double.isFinite(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return max - min;
    }

    CompressorOptions options() {
        return options;
    }

    /// The codec alone: no mask, no verification, no container.
    Selection encode() {
        return selector.select(field, Tolerance.absolute(tolerance));
    }

    ArrayField decode(Selection selection) {
        ByteReader payload = new ByteReader(selection.encoded().bytes());
        return selection.codec().decode(payload, field.spec(), 0, Limits.DEFAULT);
    }
}
