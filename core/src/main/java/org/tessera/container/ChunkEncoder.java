package org.tessera.container;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.BoundTest;
import org.tessera.codec.Deviation;
import org.tessera.codec.Selection;
import org.tessera.error.BoundViolatedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Hash64;
import org.tessera.io.Limits;
import org.tessera.model.VariableModels;
import org.tessera.residual.Outliers;
import org.tessera.stage.transform.HoleFill;
import org.tessera.stage.transform.LogTransform;
import org.tessera.stage.transform.Mask;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Tolerance;

/// Mask, fill, encode, decode again, compare every point, repair: no chunk leaves without its bound.
final class ChunkEncoder {

    /// More failures than this part of the points: the codec is not worth repairing.
    private static final int REPAIR_PART = 32;

    private final Tolerance tolerance;
    private final Tolerance aim;
    private final MaskRules rules;
    private final CodecSelector selector;
    private final VariableModels models;

    /// @param tolerance that every point is compared with
    /// @param aim what the codec is given; another one where it aims at the mean error
    /// @param models of the variable
    ChunkEncoder(Tolerance tolerance, Tolerance aim, MaskRules rules, CodecSelector selector, VariableModels models) {
        this.tolerance = tolerance;
        this.aim = aim;
        this.rules = rules;
        this.selector = selector;
        this.models = models;
    }

    /// A chunk as a codec sees it under a bound that is not pointwise.
    static ArrayField seen(ArrayField chunk, MaskRules rules) {
        Mask mask = Mask.of(chunk, rules, false);
        return mask == null ? chunk : filled(chunk, mask);
    }

    EncodedChunk encode(ArrayField chunk) {
        if (tolerance.isExact()) {
            return exact(chunk);
        }
        Mask mask = Mask.of(chunk, rules, tolerance.isPointwise());
        ArrayField filled = mask == null ? chunk : filled(chunk, mask);
        Route route = Route.choose(filled, mask, aim);
        byte[] negative = null;
        ArrayField input = filled;
        if (route.logarithm()) {
            double[] values = filled.toDoubles();
            if (mask != null) {
                // Holes were filled with values; a fill of 0 has no logarithm.
                replaceZeros(values);
            }
            negative = LogTransform.forward(values);
            input = ArrayField.of(chunk.spec().withType(ElementType.F64), values);
        }
        if (!(route.absolute() > 0)) {
            return exact(chunk);
        }
        Selection selection = selector.select(input, Tolerance.absolute(route.absolute()));
        if (negative != null && selection.codec().id().equals(CodecSelector.LOSSLESS_ID)) {
            return exact(chunk);
        }
        return verified(chunk, mask, negative, selection);
    }

    private EncodedChunk verified(
            ArrayField chunk, @Nullable Mask mask, byte @Nullable [] negative, Selection selection) {
        ChunkBody.Wrapping wrapping = new ChunkBody.Wrapping(mask, negative, Outliers.NONE);
        ChunkBody.Written written = ChunkBody.write(chunk.spec(), wrapping, selection);
        ArrayField restored = decode(written, chunk.spec());
        BoundTest.Result result = compare(chunk, restored, mask);
        int[] failures = result.failures();
        if (failures.length > chunk.size() / REPAIR_PART + 16) {
            return exact(chunk);
        }
        if (failures.length > 0) {
            wrapping = new ChunkBody.Wrapping(mask, negative, Outliers.of(chunk, failures));
            written = ChunkBody.write(chunk.spec(), wrapping, selection);
            restored = decode(written, chunk.spec());
            result = compare(chunk, restored, mask);
            requireNone(result.failures(), chunk);
        }
        int start = written.payloadStart();
        int[] ends = IntStream.of(selection.encoded().levelEnds())
                .map(end -> start + end)
                .toArray();
        return new EncodedChunk(
                selection.codec().id(),
                written.bytes(),
                ends,
                digest(restored),
                result.deviation(),
                mask == null ? 0 : mask.count(),
                failures.length);
    }

    /// Every bit as it is: what lossless asks for, and what always holds.
    private EncodedChunk exact(ArrayField chunk) {
        Selection selection = CodecSelector.lossless(chunk);
        ChunkBody.Wrapping none = new ChunkBody.Wrapping(null, null, Outliers.NONE);
        ChunkBody.Written written = ChunkBody.write(chunk.spec(), none, selection);
        ArrayField restored = decode(written, chunk.spec());
        BoundTest.Result result = new BoundTest(Tolerance.EXACT).compare(chunk, restored, null);
        requireNone(result.failures(), chunk);
        Mask mask = Mask.of(chunk, rules, false);
        long masked = mask == null ? 0 : mask.count();
        Deviation deviation = new Deviation(chunk.size() - masked, 0, 0);
        return new EncodedChunk(
                selection.codec().id(), written.bytes(), new int[0], digest(restored), deviation, masked, 0);
    }

    private static void requireNone(int[] failures, ArrayField chunk) {
        if (failures.length > 0) {
            throw new BoundViolatedException("variable " + chunk.spec().name() + ": " + failures.length
                    + " points of a chunk miss the bound even after repair, the first at index " + failures[0]
                    + "; nothing is written");
        }
    }

    private BoundTest.Result compare(ArrayField chunk, ArrayField restored, @Nullable Mask mask) {
        byte[] classes = mask == null ? null : mask.classes();
        for (int i = 0; classes != null && i < classes.length; i++) {
            if (classes[i] != 0 && !sameSpecial(chunk, restored, i)) {
                throw new BoundViolatedException("variable " + chunk.spec().name() + ": masked point " + i
                        + " came back as " + restored.value(i) + " instead of " + chunk.value(i));
            }
        }
        return new BoundTest(tolerance).compare(chunk, restored, classes);
    }

    private static boolean sameSpecial(ArrayField chunk, ArrayField restored, int i) {
        ElementType type = chunk.spec().type();
        return Elements.bits(type, chunk.array(), i) == Elements.bits(type, restored.array(), i)
                || Double.isNaN(chunk.value(i)) && Double.isNaN(restored.value(i));
    }

    private ArrayField decode(ChunkBody.Written written, FieldSpec spec) {
        return ChunkBody.read(new ByteReader(written.bytes()), spec, 0, Limits.DEFAULT, models);
    }

    static long digest(ArrayField restored) {
        return Hash64.of(Elements.toBytes(restored.spec().type(), restored.array()));
    }

    private static void replaceZeros(double[] values) {
        double last = 1;
        for (int i = 0; i < values.length; i++) {
            last = values[i] != 0 ? values[i] : last;
            values[i] = last;
        }
    }

    static ArrayField filled(ArrayField chunk, Mask mask) {
        double[] values = chunk.toDoubles();
        HoleFill.fill(values, mask.classes(), chunk.spec().shape());
        ElementType type = chunk.spec().type();
        if (!type.isFloat()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.rint(values[i]);
            }
        }
        return ArrayField.of(chunk.spec(), Elements.fromDoubles(type, values, values.length));
    }
}
