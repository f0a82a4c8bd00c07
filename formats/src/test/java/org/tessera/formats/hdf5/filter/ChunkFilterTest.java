package org.tessera.formats.hdf5.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

class ChunkFilterTest {

    private record Case(int id, int... parameters) {

        ChunkFilter filter() {
            return Objects.requireNonNull(ChunkFilter.of(id));
        }
    }

    private static final List<Case> CASES = cases();

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>(List.of(
                new Case(32000, 4, 261, 0),
                new Case(32004),
                new Case(32004, 100),
                new Case(32015),
                new Case(32015, 9),
                new Case(32008, 0, 3, 4, 0, 0),
                new Case(32008, 0, 3, 4, 0, 2),
                new Case(32008, 0, 3, 8, 16, 2),
                new Case(32008, 0, 3, 2, 0, 3, 5)));
        for (int coder = 0; coder < 6; coder++) {
            for (int shuffle = 0; shuffle < 3; shuffle++) {
                cases.add(new Case(32001, 2, 2, 4, 0, 5, shuffle, coder));
            }
        }
        return cases;
    }

    private static byte[] values(Random random, int length) {
        byte[] values = new byte[length];
        int kind = random.nextInt(3);
        for (int i = 0; i < length; i++) {
            values[i] = (byte) (kind == 0 ? random.nextInt() : kind == 1 ? i / 7 : random.nextInt(20) == 0 ? i : 3);
        }
        return values;
    }

    @Test
    void decode_ofEncoded_givesTheSameBytes() {
        for (Case one : CASES) {
            for (int seed = 0; seed < 60; seed++) {
                Random random = new Random(seed);
                byte[] values = values(random, seed < 20 ? seed : random.nextInt(40_000));
                byte[] stored = one.filter().encode(values, one.parameters);
                assertThat(one.filter().decode(stored, one.parameters, values.length, "a chunk"))
                        .as("filter %d %s, seed %d", one.id, Arrays.toString(one.parameters), seed)
                        .isEqualTo(values);
            }
        }
    }

    /// Any byte changed, any length cut, any length claimed: the values, others as long, or a typed error.
    @Test
    void decode_ofDamagedBytes_givesTypedErrorsAndNothingElse() {
        for (Case one : CASES) {
            for (int seed = 0; seed < 400; seed++) {
                Random random = new Random(seed);
                byte[] values = values(random, 1 + random.nextInt(3000));
                byte[] stored = one.filter().encode(values, one.parameters);
                for (int i = random.nextInt(4); i >= 0; i--) {
                    int near = random.nextBoolean() ? Math.min(stored.length, 32) : stored.length;
                    stored[random.nextInt(near)] = (byte) random.nextInt();
                }
                if (random.nextInt(4) == 0) {
                    stored = Arrays.copyOf(stored, random.nextInt(stored.length));
                }
                int length = random.nextInt(4) == 0 ? random.nextInt(1 << 20) : values.length;
                try {
                    assertThat(one.filter().decode(stored, one.parameters, length, "a chunk"))
                            .hasSize(length);
                } catch (CompressionException expected) {
                    assertThat(expected.getMessage()).startsWith("a chunk");
                } catch (RuntimeException | Error e) {
                    fail("filter " + one.id + Arrays.toString(one.parameters) + ", seed " + seed + " gave " + e, e);
                }
            }
        }
    }

    @Test
    void decode_ofFewBytesThatClaimMany_isRefusedBeforeAllocating() {
        int most = Integer.MAX_VALUE - 64;
        for (Case one : CASES) {
            byte[] stored = one.filter().encode(new byte[64], one.parameters);
            assertThatThrownBy(() -> one.filter().decode(stored, one.parameters, 1 << 20, "a chunk"))
                    .as("filter %d", one.id)
                    .isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> new Lz4Filter().decode(new byte[40], new int[0], most, "a chunk"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new LzfFilter().decode(new byte[40], new int[0], most, "a chunk"))
                .isInstanceOf(MalformedException.class);
    }

    /// Streams written out by hand from the descriptions of the formats, for coders that are only read.
    @Test
    void expand_ofStreamsMadeByHand_givesTheirText() {
        // Snappy: length 11, four literals, a copy of 7 from distance 4.
        assertThat(expand(ByteCoder.SNAPPY, "0b0c61626364" + "0d04", 11)).isEqualTo("abcdabcdabc");
        // Snappy: the same with a distance of two bytes.
        assertThat(expand(ByteCoder.SNAPPY, "0b0c61626364" + "1a0400", 11)).isEqualTo("abcdabcdabc");
        // BloscLZ: four literals, a copy of 7 = 3 + 4 from distance 4 = 3 + 1.
        assertThat(expand(ByteCoder.BLOSCLZ, "0361626364" + "a003", 11)).isEqualTo("abcdabcdabc");
        // BloscLZ: a copy of 3 + 6 + 5.
        assertThat(expand(ByteCoder.BLOSCLZ, "0061" + "e00500", 15)).isEqualTo("a".repeat(15));
        // LZF: four literals, a copy of 7 = 5 + 2 from distance 4; then one of 2 + 7 + 1 from distance 1.
        assertThat(expand(ByteCoder.LZF, "0361626364" + "a003" + "e00100", 21))
                .isEqualTo("abcdabcdabc" + "c".repeat(10));
    }

    private static String expand(ByteCoder coder, String hex, int length) {
        byte[] in = HexFormat.of().parseHex(hex);
        byte[] out = new byte[length];
        coder.decode(in, 0, in.length, out, 0, length, "a chunk");
        return new String(out, java.nio.charset.StandardCharsets.US_ASCII);
    }

    /// The first bits of eight elements are the first byte.
    @Test
    void transpose_ofEightElements_sortsTheirBits() {
        byte[] in = {1, 0, 1, 0, 0, 0, 0, (byte) 0x80};
        byte[] out = new byte[8];
        BitTranspose.forward(in, 0, out, 0, 8, 1);
        assertThat(out).containsExactly(5, 0, 0, 0, 0, 0, 0, 0x80);
    }

    @Test
    void decode_ofBlosc2Buffer_isNamed() {
        byte[] stored = new BloscFilter().encode(new byte[100], new int[] {2, 2, 4, 0, 5, 1, 1});
        stored[0] = 5;
        assertThatThrownBy(() -> new BloscFilter().decode(stored, new int[0], 100, "a chunk"))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("Blosc buffer of format 5");
    }
}
