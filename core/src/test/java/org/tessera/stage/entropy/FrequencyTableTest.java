package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

class FrequencyTableTest {

    private static Histogram random(Random random) {
        Histogram h = new Histogram();
        int tokens = 1 + random.nextInt(Tokens.COUNT);
        for (int i = 0; i < tokens; i++) {
            int count = random.nextInt(3) == 0 ? 1 << random.nextInt(20) : random.nextInt(3);
            h.add(random.nextInt(8) == 0 ? 0 : random.nextInt(tokens), count);
        }
        h.add(tokens - 1, h.total == 0 ? 1 : 0);
        return h;
    }

    @Test
    void frequencies_sumToTheWholeAndCoverEachToken() {
        for (int seed = 0; seed < 2000; seed++) {
            Histogram h = random(new Random(seed));
            FrequencyTable table = FrequencyTable.of(h);
            int sum = Arrays.stream(table.frequency).sum();
            boolean onlyZero = h.counts[0] == h.total && table.zero > 0;

            assertThat(sum).as("seed %d", seed).isEqualTo(onlyZero ? 0 : FrequencyTable.SUM);
            for (int token = 0; token < Tokens.COUNT; token++) {
                boolean can = table.frequency[token] > 0 || token == 0 && table.zero > 0;
                assertThat(can).as("seed %d token %d", seed, token).isEqualTo(h.counts[token] > 0);
            }
        }
    }

    @Test
    void table_comesBackFromItsBytes() {
        for (int seed = 0; seed < 2000; seed++) {
            FrequencyTable table = FrequencyTable.of(random(new Random(seed)));
            ByteWriter out = new ByteWriter();
            table.write(out);
            ByteReader in = new ByteReader(out.toByteArray());
            FrequencyTable back = FrequencyTable.read(in);

            assertThat(back.frequency).as("seed %d", seed).isEqualTo(table.frequency);
            assertThat(back.start).as("seed %d", seed).isEqualTo(table.start);
            assertThat(back.zero).as("seed %d", seed).isEqualTo(table.zero);
            assertThat(in.remaining()).isZero();
        }
    }

    @Test
    void wrongSum_isMalformed() {
        byte[] bytes = new ByteWriter().u16(0).u8(2).varint(4000).varint(95).toByteArray();

        assertThatThrownBy(() -> FrequencyTable.read(new ByteReader(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("4096")
                .hasMessageContaining("4095");
    }

    @Test
    void emptyTable_isMalformed() {
        byte[] bytes = new ByteWriter().u16(0).u8(0).toByteArray();

        assertThatThrownBy(() -> FrequencyTable.read(new ByteReader(bytes))).isInstanceOf(MalformedException.class);
    }
}
