package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tessera.io.ByteReader;

/// The encoder divides by multiplying with reciprocals: frequencies of every size must come back.
class ReciprocalTest {

    @Test
    void row_comesBackAtEverySkew() {
        long seed = 20;
        for (int rare = 0; rare <= 16; rare++) {
            SplittableRandom random = new SplittableRandom(seed + rare);
            int[] symbols = new int[1 << 15];
            byte[] bins = new byte[symbols.length];
            for (int i = 0; i < symbols.length; i++) {
                boolean usual = random.nextInt(1 << 16) >= 1 << rare;
                symbols[i] = usual ? rare % 3 : random.nextInt(-9, 3000);
                bins[i] = (byte) (i & 3);
            }
            SymbolLog log = new SymbolLog(1, 16);
            Logging.row(log, symbols, bins, 0);
            log.endPart();
            ContextDecoder decoder =
                    new ContextDecoder(new ByteReader(ContextEncoder.encode(log).bytes()), 1);
            decoder.nextPart();
            int[] back = new int[symbols.length];
            decoder.row(bins, 0, 0, back.length, back, new byte[back.length], 0);
            assertThat(back).as("seed %d", seed + rare).containsExactly(symbols);
        }
    }
}
