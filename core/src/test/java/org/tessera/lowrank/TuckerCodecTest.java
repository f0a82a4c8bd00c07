package org.tessera.lowrank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.Tessera;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codecs;
import org.tessera.codec.Encoded;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;
import org.tessera.target.ValueRangeRelative;

class TuckerCodecTest {

    /// A sum of `terms` products of waves along the axes, and noise.
    private static ArrayField waves(ElementType type, long seed, int terms, double noise, long... sizes) {
        Random random = new Random(seed);
        double[][] frequencies = new double[terms][sizes.length];
        for (double[] f : frequencies) {
            for (int axis = 0; axis < f.length; axis++) {
                f[axis] = 0.05 + 0.5 * random.nextDouble();
            }
        }
        Shape shape = Shape.of(sizes);
        double[] values = new double[(int) shape.count()];
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            double[] product = new double[terms];
            java.util.Arrays.fill(product, 1);
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                int x = (int) (rest % sizes[axis]);
                rest /= (int) sizes[axis];
                for (int t = 0; t < terms; t++) {
                    product[t] *= StrictMath.sin(frequencies[t][axis] * x + t + 1);
                }
            }
            for (double p : product) {
                values[i] += 100 * p;
            }
            values[i] += noise * (random.nextDouble() - 0.5);
            values[i] = type.isFloat() ? values[i] : Math.rint(values[i]);
        }
        return ArrayField.of(new FieldSpec("x", type, shape), Elements.fromDoubles(type, values, values.length));
    }

    private static double largestError(ArrayField field, ArrayField restored) {
        double largest = 0;
        for (int i = 0; i < field.size(); i++) {
            largest = Math.max(largest, Math.abs(field.value(i) - restored.value(i)));
        }
        return largest;
    }

    @Test
    void sumsOfProducts_areCodedWithinTheTolerance() {
        ElementType[] types = {ElementType.F32, ElementType.F64, ElementType.I32};
        long[][] shapes = {{64, 80}, {40, 30, 50}, {12, 13, 1, 14, 15}};
        for (int seed = 0; seed < 18; seed++) {
            ElementType type = types[seed % 3];
            double tolerance = type.isFloat() ? 1e-3 : 20;
            ArrayField field = waves(type, seed, 1 + seed % 4, 0, shapes[seed / 3 % 3]);
            Encoded encoded = Codecs.create(OptionText.parse(seed % 2 == 0 ? "tucker" : "tucker:effort=5"))
                    .encode(field, Tolerance.absolute(tolerance));
            assertThat(encoded.bytes().length)
                    .as("seed %d, %s", seed, field.spec())
                    .isGreaterThan(1);
            ArrayField restored = Codecs.decoder(TuckerCodec.ID)
                    .decode(new ByteReader(encoded.bytes()), field.spec(), 0, Limits.DEFAULT);
            assertThat(largestError(field, restored))
                    .as("seed %d, %s", seed, field.spec())
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    /// `1 / (1 + 1/r)` around two points: smooth, but not near them.
    private static ArrayField potential(int n) {
        double[] values = new double[n * n * n];
        for (int i = 0; i < values.length; i++) {
            double x = i / (n * n) - 0.47 * n;
            double y = i / n % n - 0.52 * n;
            double z = i % n - 0.5 * n;
            double first = Math.sqrt(x * x + y * y + z * z);
            double second = Math.sqrt((x - 9) * (x - 9) + y * y + z * z);
            values[i] = 1 / (1 + 1 / first + 1 / second);
        }
        return ArrayField.of(new FieldSpec("x", ElementType.F64, Shape.of(n, n, n)), values);
    }

    @Test
    void whatTheBaseMisses_goesIntoTheResidual() {
        ArrayField field = potential(48);
        boolean residual = false;
        for (double tolerance = 1e-1; tolerance > 1e-7; tolerance /= 3) {
            Encoded encoded = new TuckerCodec(7).encode(field, Tolerance.absolute(tolerance));
            if (encoded.bytes().length == 1) {
                continue;
            }
            residual |= encoded.bytes()[0] == 1;
            ArrayField restored =
                    new TuckerCodec(5).decode(new ByteReader(encoded.bytes()), field.spec(), 0, Limits.DEFAULT);
            assertThat(largestError(field, restored)).isLessThanOrEqualTo(tolerance);
        }
        assertThat(residual).isTrue();
    }

    @Test
    void waveletsCodeTheRest_whereThatIsSmaller() {
        ArrayField field = potential(48);
        boolean wavelets = false;
        for (double tolerance = 1e-1; tolerance > 1e-6; tolerance /= 10) {
            byte[] plain = new TuckerCodec(7)
                    .encode(field, Tolerance.absolute(tolerance))
                    .bytes();
            TuckerCodec codec = new TuckerCodec(8);
            byte[] bytes = codec.encode(field, Tolerance.absolute(tolerance)).bytes();
            assertThat(codec.id()).hasToString("tucker/2");
            assertThat(bytes.length).isLessThanOrEqualTo(plain.length);
            wavelets |= bytes[0] == 2;
            ArrayField restored =
                    Codecs.decoder(codec.id()).decode(new ByteReader(bytes), field.spec(), 0, Limits.DEFAULT);
            assertThat(largestError(field, restored)).isLessThanOrEqualTo(tolerance);
        }
        assertThat(wavelets).isTrue();
    }

    @Test
    void usualEffort_comesNearTheWalk() {
        ArrayField field = potential(48);
        for (double tolerance = 1e-2; tolerance > 1e-6; tolerance /= 10) {
            int usual = new TuckerCodec(5)
                    .encode(field, Tolerance.absolute(tolerance))
                    .bytes()
                    .length;
            int walked = new TuckerCodec(7)
                    .encode(field, Tolerance.absolute(tolerance))
                    .bytes()
                    .length;
            assertThat(usual).as("tolerance %s", tolerance).isLessThan(walked * 3 / 2);
        }
    }

    @Test
    void levels_areThoseOfTheWholeField() {
        ArrayField field = waves(ElementType.F64, 8, 2, 0, 33, 20, 18);
        Encoded encoded = new TuckerCodec(5).encode(field, Tolerance.absolute(1e-3));
        ArrayField all = new TuckerCodec(5).decode(new ByteReader(encoded.bytes()), field.spec(), 0, Limits.DEFAULT);
        ArrayField coarse = new TuckerCodec(5).decode(new ByteReader(encoded.bytes()), field.spec(), 2, Limits.DEFAULT);
        assertThat(coarse.sameBits(Coarse.take(all, 2))).isTrue();
    }

    @Test
    void auto_takesTheLowRankWhereItIsFarSmaller() {
        ArrayField field = waves(ElementType.F32, 3, 3, 0, 64, 64, 64);
        CompressorOptions options = CompressorOptions.of(new ValueRangeRelative(1e-4));
        Tessera.Compressed low = Tessera.compress(field, options);
        Tessera.Compressed local = Tessera.compress(field, options.withCodec(OptionText.parse("interp")));
        assertThat(low.report().codecs().keySet().toString()).contains("tucker");
        assertThat(low.bytes().length * 3).isLessThan(local.bytes().length);
    }
}
