package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.MalformedException;

class RansTest {

    /// Tokens in rows, each with a class, and a table for each class that knows all its tokens.
    private record Rows(byte[] classes, byte[] tokens, int[] ends, List<FrequencyTable> tables) {}

    /// Every context is its own class.
    private static final byte[] SAME = {0, 1, 2, 3, 4};

    private static byte[] encode(FrequencyTable table, byte[] tokens) {
        return encode(new Rows(new byte[tokens.length], tokens, new int[] {tokens.length}, List.of(table)), 1);
    }

    private static Rows random(Random random) {
        int classCount = 1 + random.nextInt(5);
        int[] ends = new int[1 + random.nextInt(30)];
        int size = 0;
        for (int row = 0; row < ends.length; row++) {
            size += 1 + random.nextInt(row % 7 == 0 ? 300 : 9);
            ends[row] = size;
        }
        byte[] classes = new byte[size];
        byte[] tokens = new byte[size];
        Histogram[] counts = new Histogram[classCount];
        Arrays.setAll(counts, c -> new Histogram());
        int[] spread = new int[classCount];
        Arrays.setAll(spread, c -> 1 + random.nextInt(Tokens.COUNT));
        for (int i = 0; i < size; i++) {
            int c = random.nextInt(classCount);
            classes[i] = (byte) c;
            // Class 0 is nearly always zero, so that zero is coded apart.
            tokens[i] = (byte) (c == 0 && random.nextInt(50) > 0 ? 0 : random.nextInt(spread[c]));
            counts[c].add(tokens[i] & 0xFF, 1);
        }
        List<FrequencyTable> tables = new ArrayList<>();
        for (Histogram h : counts) {
            h.add(h.total == 0 ? 1 : 0, h.total == 0 ? 1 : 0);
            tables.add(FrequencyTable.of(h));
        }
        return new Rows(classes, tokens, ends, tables);
    }

    private static byte[] encode(Rows rows, int lanes) {
        RansEncoder encoder = new RansEncoder(rows.tables, lanes);
        encoder.start(rows.tokens.length);
        for (int row = rows.ends.length - 1; row >= 0; row--) {
            encoder.row(rows.classes, 0, rows.tokens, SAME, row == 0 ? 0 : rows.ends[row - 1], rows.ends[row]);
        }
        return encoder.finish();
    }

    private static byte[] decode(Rows rows, byte[] stream, int lanes) {
        RansDecoder decoder = new RansDecoder(rows.tables);
        decoder.start(stream, lanes);
        byte[] all = new byte[rows.tokens.length];
        int start = 0;
        for (int end : rows.ends) {
            byte[] row = new byte[end - start];
            decoder.row(SAME, 0, rows.classes, start, row.length, row);
            System.arraycopy(row, 0, all, start, row.length);
            start = end;
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void tokens_comeBack(int lanes) {
        for (int seed = 0; seed < 300; seed++) {
            Rows rows = random(new Random(seed));
            byte[] stream = encode(rows, lanes);

            assertThat(decode(rows, stream, lanes)).as("seed %d", seed).isEqualTo(rows.tokens);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shortStreams_areMalformed(int lanes) {
        Rows rows = random(new Random(5));
        byte[] stream = encode(rows, lanes);

        for (int length = 0; length < stream.length; length += 3) {
            byte[] cut = Arrays.copyOf(stream, length);
            assertThatThrownBy(() -> decode(rows, cut, lanes))
                    .as("%d of %d bytes", length, stream.length)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void zeroOftenEnough_costsNextToNothing() {
        Histogram h = new Histogram();
        h.add(0, 65_535);
        h.add(3, 1);
        FrequencyTable table = FrequencyTable.of(h);
        byte[] tokens = new byte[65_536];
        tokens[777] = 3;

        assertThat(encode(table, tokens).length).isLessThan(16);
    }

    @Test
    void size_isNearTheEntropy() {
        Random random = new Random(8);
        Histogram h = new Histogram();
        byte[] tokens = new byte[50_000];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (byte) Math.min(60, Math.abs(random.nextGaussian() * 9));
            h.add(tokens[i], 1);
        }
        double bits = 0;
        for (int count : h.counts) {
            bits -= count == 0 ? 0 : count * Math.log((double) count / h.total) / Math.log(2);
        }
        FrequencyTable table = FrequencyTable.of(h);

        assertThat(encode(table, tokens).length * 8.0).isBetween(bits * 0.999, bits * 1.005 + 128);
    }
}
