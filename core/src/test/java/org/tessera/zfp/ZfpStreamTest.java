package org.tessera.zfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.Damage;
import org.tessera.codec.OptionText;
import org.tessera.error.CompressionException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Shape;
import org.tessera.io.Limits;

class ZfpStreamTest {

    @Test
    void reversible_givesEveryBitBack() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ZfpType type = ZfpType.values()[seed % 4];
            Shape shape = ZfpSamples.shape(random, 1 + seed / 4 % 4);
            Object values = ZfpSamples.values(random, type, shape, true);
            ZfpHeader header = new ZfpHeader(type, shape, ZfpMode.REVERSIBLE);
            Object back = ZfpStream.decode(header, ZfpStream.encode(header, values, false), false, Limits.DEFAULT);
            assertThat(ZfpSamples.bytes(type, back))
                    .as("seed %d: %s", seed, header)
                    .isEqualTo(ZfpSamples.bytes(type, values));
        }
    }

    @Test
    void subnormalValues_keepTheToleranceWhereZfpOverflows() {
        float[] values = {0x1p-140f, -0x1p-141f, 0x1.8p-140f, 0x1p-142f};
        ZfpHeader header = new ZfpHeader(ZfpType.FLOAT, Shape.of(4), ZfpMode.exponent(-120));
        float[] back = (float[]) ZfpStream.decode(header, ZfpStream.encode(header, values, true), true, Limits.DEFAULT);
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(values[i] - back[i])).as("value %d", i).isLessThanOrEqualTo(0x1p-120f);
        }
    }

    @Test
    void streamsThatAreCutOrChanged_giveTypedErrorsOrOtherValues() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            ZfpType type = ZfpType.values()[seed % 4];
            int rank = 1 + seed / 4 % 4;
            Shape shape = ZfpSamples.shape(random, rank);
            ZfpHeader header = new ZfpHeader(type, shape, ZfpSamples.mode(random, type, rank));
            byte[] sound = ZfpStream.encode(
                    header, ZfpSamples.values(random, type, shape, header.mode().isReversible()), true);
            byte[] bad = random.nextBoolean()
                    ? Damage.random(sound, random)
                    : Arrays.copyOf(sound, random.nextInt(sound.length));
            try {
                ZfpHeader read = ZfpHeader.read(bad);
                Object values = ZfpStream.decode(read, bad, true, new Limits(1 << 20, 1 << 20, 1));
                assertThat(Elements.toBytes(read.type().element(), values)).isNotEmpty();
            } catch (CompressionException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageMatching("(?s).{10,}");
            } catch (RuntimeException | OutOfMemoryError e) {
                throw new AssertionError("seed " + seed + " throws " + e, e);
            }
        }
    }

    @Test
    void header_ofAnotherCodecVersion_isUnsupported() {
        ZfpHeader header = new ZfpHeader(ZfpType.FLOAT, Shape.of(4), ZfpMode.precision(9));
        byte[] stream = ZfpStream.encode(header, new float[4], true);
        stream[3] = 4;
        assertThatThrownBy(() -> ZfpHeader.read(stream))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("codec version 4");
    }

    @Test
    void header_ofTooLongAxes_isRefused() {
        assertThatThrownBy(() -> new ZfpHeader(ZfpType.FLOAT, Shape.of(2, 2, 1 << 17), ZfpMode.precision(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sizes up to 65536");
        assertThatThrownBy(() -> new ZfpHeader(ZfpType.FLOAT, Shape.of(2, 2, 2, 2, 2), ZfpMode.precision(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 4 axes");
    }

    @Test
    void notANumber_isRefusedUnlessReversible() {
        ZfpHeader header = new ZfpHeader(ZfpType.FLOAT, Shape.of(4), ZfpMode.precision(9));
        float[] values = {1, Float.NaN, 2, 3};
        assertThatThrownBy(() -> ZfpStream.encode(header, values, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reversible");
    }

    @Test
    void fixedRate_blocksAreReadWithoutTheOthers() {
        Shape shape = Shape.of(9, 10, 11);
        ZfpHeader header = new ZfpHeader(ZfpType.DOUBLE, shape, ZfpMode.rate(11, ZfpType.DOUBLE, 3));
        Object values = ZfpSamples.values(new Random(7), ZfpType.DOUBLE, shape, false);
        byte[] stream = ZfpStream.encode(header, values, true);
        double[] all = (double[]) ZfpStream.decode(header, stream, true, Limits.DEFAULT);
        Tile tile = new Tile(header.sizes());
        for (long number = tile.blocks() - 1; number >= 0; number--) {
            double[] one = new double[all.length];
            tile.go(number);
            BitSource in = new BitSource(stream);
            in.seek(header.bits() + number * header.mode().maxBits());
            Blocks.of(ZfpType.DOUBLE, one, header.mode(), 3).read(in, tile);
            int inside = tile.whole ? 64 : tile.count;
            for (int k = 0; k < inside; k++) {
                int i = tile.whole ? tile.origin + tile.rows[k / 4] + k % 4 : tile.origin + tile.inside[tile.places[k]];
                assertThat(one[i]).as("block %d value %d", number, i).isEqualTo(all[i]);
            }
        }
    }

    @Test
    void options_textAndBack() {
        for (String text :
                new String[] {"zfp", "zfp:search=no", "zfp:rate=8.0", "zfp:precision=20", "zfp:reversible=yes"}) {
            assertThat(ZfpOptions.parse(OptionText.parse(text)).text()).hasToString(text);
        }
        for (String text : new String[] {
            "zfp:rate=0", "zfp:rate=x", "zfp:precision=65", "zfp:search=maybe", "zfp:rate=8,precision=3", "zfp:a=1"
        }) {
            assertThatThrownBy(() -> ZfpOptions.parse(OptionText.parse(text)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ZfpType.of(ElementType.U8)).isNull();
    }
}
