package org.tessera.science.approx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.Tessera;
import org.tessera.codec.Codecs;
import org.tessera.codec.MeanCodec;
import org.tessera.codec.OptionText;
import org.tessera.codec.PartCodec;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.error.CompressionException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Pure;

/// Groups of cells that share shapes.
class CellGroupTest {

    private static final int N = 14;

    private static Tessera.Compressed compress(ArrayField field, String codec, int threads) {
        return Tessera.compress(
                field,
                CompressorOptions.of(new Pure())
                        .withCodec(OptionText.parse(codec))
                        .withChunk(field.spec().shape())
                        .withThreads(threads));
    }

    /// Ten cells alike, one of zeros, one of noise.
    private static ArrayField cells() {
        ArrayField alike = Distributions.of(12, N, 3);
        float[] values = new float[alike.size()];
        Random random = new Random(5);
        int points = N * N * N;
        for (int i = 0; i < values.length; i++) {
            int cell = i / points;
            values[i] = cell == 4 ? 0 : cell == 7 ? random.nextFloat() : (float) alike.value(i);
        }
        return ArrayField.of("x", values, 12, N, N, N);
    }

    private static double error(ArrayField a, ArrayField b, int cell) {
        int points = N * N * N;
        double error = 0;
        double sum = 0;
        for (int i = cell * points; i < (cell + 1) * points; i++) {
            error += Math.abs(a.value(i) - b.value(i));
            sum += Math.abs(a.value(i));
        }
        return sum == 0 ? error : error / sum;
    }

    @Test
    void eachCell_isWithinTheErrorAsked_alsoTheOddOnes() {
        ArrayField field = cells();
        for (double l1 : new double[] {0.2, 0.05, 0.02}) {
            byte[] file = compress(field, "cellpca:l1=" + l1, 1).bytes();
            ArrayField restored = Container.of(file).variables().get(0).readAll();
            for (int cell = 0; cell < 12; cell++) {
                assertThat(error(field, restored, cell))
                        .as("cell %d at %s", cell, l1)
                        .isLessThanOrEqualTo(l1);
            }
            for (int i = 0; i < field.size(); i++) {
                assertThat(restored.value(i)).as("point %d", i).isNotNegative();
            }
        }
    }

    @Test
    void neighbours_takeLessTogetherThanAlone() {
        ArrayField field = Distributions.of(12, N, 3);
        int together = compress(field, "cellpca:l1=0.05", 1).bytes().length;
        int alone =
                compress(field, "hermite:order=14,fit=best,root=2,l1=0.05", 1).bytes().length;
        assertThat(together).isLessThan(alone / 2);
    }

    @Test
    void bytes_doNotDependOnThreads() {
        ArrayField field = cells();
        assertThat(compress(field, "cellpca:l1=0.05", 3).bytes())
                .isEqualTo(compress(field, "cellpca:l1=0.05", 1).bytes());
    }

    @Test
    void oneCell_readAlone_hasTheBitsOfTheWhole() {
        byte[] file = compress(cells(), "cellpca:l1=0.05", 1).bytes();
        ArrayField whole = Container.of(file).variables().get(0).readAll();
        for (int cell = 0; cell < 12; cell++) {
            Box box = new Box(new long[] {cell, 0, 0, 0}, Shape.of(1, N, N, N));
            ArrayField one = Container.of(file).variables().get(0).read(box);
            assertThat(one.array())
                    .as("cell %d", cell)
                    .isEqualTo(whole.read(box).array());
        }
    }

    @Test
    void damagedPayloads_giveTypedErrorsOrValues() {
        ArrayField field = cells();
        MeanCodec codec = (MeanCodec) Codecs.create(OptionText.parse("cellpca:l1=0.1"));
        byte[] whole = codec.encodeMean(field, Double.POSITIVE_INFINITY).bytes();
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            byte[] bytes = random.nextInt(4) == 0
                    ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length))
                    : whole.clone();
            for (int k = 0; k < 3 && bytes.length > 0; k++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Box box = new Box(new long[] {random.nextInt(12), 0, 0, 0}, Shape.of(1, N, N, N));
            try {
                ((PartCodec) codec).decodePart(new ByteReader(bytes), field.spec(), box, Limits.DEFAULT);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + " gave " + e, e);
            }
        }
    }
}
