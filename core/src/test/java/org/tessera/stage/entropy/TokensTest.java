package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static void roundTrip(long symbol) {
        int token = Tokens.of(symbol);
        int bits = Tokens.rawBits(token);
        long magnitude = Math.abs(symbol);
        long raw = bits == 0 ? 0 : magnitude & (-1L >>> (64 - bits));

        assertThat(token).as("token of %d", symbol).isBetween(0, Tokens.ESCAPE - 1);
        assertThat(Tokens.symbol(token, raw)).as("token %d, raw %d", token, raw).isEqualTo(symbol);
    }

    @Test
    void symbols_comeBackFromTokenAndRawBits() {
        for (long symbol = -70_000; symbol <= 70_000; symbol++) {
            roundTrip(symbol);
        }
        for (int octave = 4; octave < 64; octave++) {
            for (long near = -2; near <= 2; near++) {
                roundTrip((1L << octave) + near);
                roundTrip(-(1L << octave) + near);
            }
        }
        roundTrip(Long.MAX_VALUE);
        roundTrip(Long.MIN_VALUE);
        roundTrip(Long.MIN_VALUE + 1);
    }

    @Test
    void randomSymbols_comeBack() {
        Random random = new Random(17);
        for (int i = 0; i < 100_000; i++) {
            roundTrip(random.nextLong() >> random.nextInt(64));
        }
    }

    @Test
    void tokens_growWithTheMagnitude() {
        int last = -1;
        for (long symbol = 0; symbol < 1 << 22; symbol += Math.max(1, symbol / 64)) {
            int token = Tokens.of(symbol);
            assertThat(token).as("token of %d", symbol).isGreaterThanOrEqualTo(last);
            last = token;
        }
    }

    @Test
    void directTokens_haveNoRawBits() {
        for (int token = 0; token <= Tokens.LAST_DIRECT; token++) {
            assertThat(Tokens.rawBits(token)).isZero();
            assertThat(Tokens.of(Tokens.base(token))).isEqualTo(token);
        }
    }
}
