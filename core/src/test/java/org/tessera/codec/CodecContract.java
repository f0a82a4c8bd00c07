package org.tessera.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.Samples.Kind;
import org.tessera.error.CompressionException;
import org.tessera.error.LimitExceededException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// What every codec keeps, alone and inside a file.
///
/// Alone it gets finite values; it may miss a point (the pipeline repairs those), but not many, and it may
/// say that it has no step for a tolerance, with a payload of one byte 255.
public abstract class CodecContract extends PipelineContract {

    private static final double[] TOLERANCES = {1e-1, 1e-2, 1e-4, 1e-7, 0x1p-30};

    /// The codec itself.
    protected Codec codec() {
        return Codecs.create(OptionText.parse(text()));
    }

    /// Whether the codec promises the tolerance for that field.
    protected boolean promises(ArrayField field, Tolerance tolerance) {
        return true;
    }

    private ArrayField decode(byte[] payload, FieldSpec spec, int level) {
        return codec().decode(new ByteReader(payload), spec, level, Limits.DEFAULT);
    }

    /// Whether the tolerance is a few units in the last place of the largest value: rounding alone may miss it there,
    /// and
    /// whoever calls a codec repairs that.
    private static boolean nearPrecision(ArrayField field, Tolerance tolerance) {
        double largest = 0;
        for (int i = 0; i < field.size(); i++) {
            largest = Math.max(largest, Math.abs(field.value(i)));
        }
        return field.spec().type() == ElementType.F64 && tolerance.absolute() < 4 * Math.ulp(largest);
    }

    private static boolean refused(Encoded encoded) {
        return encoded.bytes().length == 1 && encoded.bytes()[0] == -1;
    }

    @Test
    void decode_isWithinTheToleranceUnlessRefused() {
        int number = 0;
        for (long[] sizes : Samples.SHAPES) {
            for (ElementType type : ElementType.values()) {
                if ((number + number / every()) % every() != 0) {
                    number++;
                    continue;
                }
                Kind kind = Kind.values()[number % Kind.values().length];
                double unit = type.isFloat() ? 1 : 1000;
                Tolerance tolerance = Tolerance.absolute(unit * TOLERANCES[number % TOLERANCES.length]);
                ArrayField field = Samples.of(type, kind, number, sizes);
                String what = field.spec() + " " + kind + " " + tolerance + " seed " + number++;
                Encoded encoded = codec().encode(field, tolerance);
                if (refused(encoded) || !promises(field, tolerance) || nearPrecision(field, tolerance)) {
                    continue;
                }
                ArrayField restored = decode(encoded.bytes(), field.spec(), 0);
                int[] misses =
                        new BoundTest(tolerance).compare(field, restored, null).failures();
                assertThat(misses.length).as("misses of %s", what).isLessThanOrEqualTo(field.size() / 32);
                assertThat(misses.length == 0)
                        .as("independent check of %s", what)
                        .isEqualTo(ExactCheck.firstFailure(field, restored, tolerance) < 0);
            }
        }
    }

    @Test
    void smoothFields_areNotRefused() {
        ArrayField field = Samples.of(ElementType.F32, Kind.SMOOTH, 1, 20, 21);

        assertThat(refused(codec().encode(field, Tolerance.absolute(1e-3)))).isFalse();
    }

    @Test
    void encode_isDeterministicAndLeavesItsInputAlone() {
        ArrayField field = Samples.of(ElementType.F64, Kind.NOISE, 2, 13, 31);
        double[] before = field.doubles().clone();
        byte[] first = codec().encode(field, Tolerance.absolute(1e-3)).bytes();

        assertThat(codec().encode(field, Tolerance.absolute(1e-3)).bytes()).isEqualTo(first);
        assertThat(field.doubles()).isEqualTo(before);
    }

    @Test
    void levels_needOnlyTheBytesUpToTheirEnd() {
        long[][] shapes = {{40000}, {160, 161}, {31, 33, 35}, {12, 13, 14, 15}, {5, 6, 7, 8, 9}};
        for (long[] sizes : Arrays.copyOfRange(shapes, every() == 1 ? 0 : 4, 5)) {
            ArrayField field = Samples.of(ElementType.F64, Kind.NOISE, 7, sizes);
            Encoded encoded = codec().encode(field, Tolerance.absolute(1e-4));
            if (refused(encoded)) {
                continue;
            }
            ArrayField all = decode(encoded.bytes(), field.spec(), 0);
            for (int level = 1; level <= Coarse.MAX_LEVEL; level++) {
                int[] ends = encoded.levelEnds();
                int end = ends.length == 0 ? encoded.bytes().length : ends[Math.min(level, ends.length) - 1];
                ArrayField coarse = decode(Arrays.copyOf(encoded.bytes(), end), field.spec(), level);
                assertThat(coarse.sameBits(Coarse.take(all, level)))
                        .as("level %d of %s", level, field.spec())
                        .isTrue();
            }
        }
    }

    @Test
    void truncatedPayloads_throwOnlyTypedErrors() {
        ArrayField field = Samples.of(ElementType.F32, Kind.NOISE, 4, 9, 11);
        byte[] payload = codec().encode(field, Tolerance.absolute(1e-2)).bytes();
        for (int length = 0; length < payload.length; length++) {
            byte[] cut = Arrays.copyOf(payload, length);
            for (int level = 0; level <= Coarse.MAX_LEVEL; level++) {
                decodeDamaged(cut, field.spec(), level, "cut to " + length + " of " + payload.length);
            }
        }
        assertThatThrownBy(() -> decode(new byte[0], field.spec(), 0)).isInstanceOf(CompressionException.class);
    }

    @Test
    void damagedPayloads_throwOnlyTypedErrors() {
        int seed = 0;
        for (long[] sizes : new long[][] {{1}, {333}, {20, 23}, {5, 7, 11}, {3, 4, 5, 6}, {2, 3, 2, 3, 2}}) {
            for (ElementType type : ElementType.values()) {
                ArrayField field = Samples.of(type, Kind.values()[seed % 4], seed, sizes);
                byte[] payload = codec().encode(field, Tolerance.absolute(type.isFloat() ? 1e-3 : 5))
                        .bytes();
                Random random = new Random(++seed);
                for (int round = 0; round < 60; round += every()) {
                    byte[] damaged = Damage.random(payload, random);
                    decodeDamaged(damaged, field.spec(), round & 3, "seed " + seed + " round " + round);
                }
            }
        }
    }

    /// Garbage is fine, and so are typed errors; anything else fails the test.
    private void decodeDamaged(byte[] payload, FieldSpec spec, int level, String what) {
        try {
            ArrayField values = decode(payload, spec, level);
            assertThat(values.spec().shape()).as(what).isEqualTo(Coarse.shape(spec.shape(), level));
        } catch (CompressionException expected) {
            assertThat(expected).hasMessageMatching("(?s).{10,}");
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(spec + " level " + level + " " + what + " throws " + e, e);
        }
    }

    @Test
    void chunksAboveTheLimit_areRefusedBeforeAnythingElse() {
        FieldSpec huge = new FieldSpec("x", ElementType.F64, Shape.of(1L << 20, 1L << 20));

        assertThatThrownBy(() -> decode(new byte[] {0, 0, 0}, huge, 0)).isInstanceOf(LimitExceededException.class);
    }
}
