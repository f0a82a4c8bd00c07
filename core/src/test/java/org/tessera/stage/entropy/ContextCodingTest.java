package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.Damage;
import org.tessera.error.CompressionException;
import org.tessera.io.ByteReader;

class ContextCodingTest {

    private static final int GROUPS = 3;

    /// Rows of symbols with contexts, escapes and parts, as a codec would log them.
    private static final class Script {
        final int[][] rows;
        final byte[][] contexts;
        final int[] groups;
        final boolean[] ends;

        Script(Random random, int rowCount) {
            rows = new int[rowCount][];
            contexts = new byte[rowCount][];
            groups = new int[rowCount];
            ends = new boolean[rowCount];
            for (int r = 0; r < rowCount; r++) {
                int n = 1 + random.nextInt(80);
                rows[r] = new int[n];
                contexts[r] = new byte[n];
                groups[r] = random.nextInt(GROUPS);
                ends[r] = r == rowCount - 1 || random.nextInt(20) == 0;
                for (int i = 0; i < n; i++) {
                    int bin = random.nextInt(SymbolLog.BINS);
                    contexts[r][i] = (byte) bin;
                    rows[r][i] = symbol(random, bin);
                }
            }
        }

        private static int symbol(Random random, int bin) {
            return switch (random.nextInt(400)) {
                case 0 -> SymbolLog.ESCAPED;
                case 1 -> random.nextInt();
                default -> (int) Math.rint(random.nextGaussian() * Math.scalb(0.1, bin / 5));
            };
        }

        private static long raw(int row, int i) {
            return 0x9E3779B97F4A7C15L * (row * 1000L + i + 1);
        }

        ContextEncoder.Coded encode() {
            SymbolLog log = new SymbolLog(GROUPS, 16);
            for (int r = 0; r < rows.length; r++) {
                Logging.row(log, rows[r], contexts[r], groups[r]);
                for (int i = 0; i < rows[r].length; i++) {
                    if (rows[r][i] == SymbolLog.ESCAPED) {
                        log.escape(raw(r, i), 64);
                    }
                }
                if (ends[r]) {
                    log.endPart();
                }
            }
            return ContextEncoder.encode(log);
        }

        void decode(byte[] bytes, String what) {
            ContextDecoder decoder = new ContextDecoder(new ByteReader(bytes), GROUPS);
            decoder.nextPart();
            for (int r = 0; r < rows.length; r++) {
                int[] found = new int[rows[r].length];
                decoder.row(contexts[r], 0, groups[r], found.length, found, new byte[found.length], 0);
                assertThat(found).as("%s row %d", what, r).isEqualTo(rows[r]);
                for (int i = 0; i < found.length; i++) {
                    if (found[i] == SymbolLog.ESCAPED) {
                        assertThat(decoder.escape(64))
                                .as("%s escape %d", what, i)
                                .isEqualTo(raw(r, i));
                    }
                }
                if (ends[r] && r + 1 < rows.length) {
                    decoder.nextPart();
                }
            }
        }
    }

    @Test
    void symbols_comeBackWithOneLaneAndWithFour() {
        for (int seed = 0; seed < 40; seed++) {
            Script script = new Script(new Random(seed), seed % 4 == 0 ? 600 : 1 + seed);
            byte[] bytes = script.encode().bytes();
            assertThat(bytes[0] & 1).as("four lanes, seed %d", seed).isEqualTo(seed % 4 == 0 ? 1 : 0);
            script.decode(bytes, "seed " + seed);
        }
    }

    @Test
    void longSymbols_comeBack() {
        Random random = new Random(3);
        long[][] rows = new long[200][33];
        byte[] context = new byte[33];
        SymbolLog log = new SymbolLog(1, 100);
        for (long[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextLong() >> random.nextInt(64);
            }
            row[7] = Long.MIN_VALUE;
            row[8] = Long.MAX_VALUE;
            log.row(row, context, 0, row.length);
        }
        log.endPart();
        ContextDecoder decoder =
                new ContextDecoder(new ByteReader(ContextEncoder.encode(log).bytes()), 1);
        decoder.nextPart();

        for (long[] row : rows) {
            long[] found = new long[row.length];
            decoder.row(context, 0, found.length, found);
            assertThat(found).isEqualTo(row);
        }
    }

    @Test
    void estimate_isNearTheSize() {
        for (int seed = 0; seed < 5; seed++) {
            Script script = new Script(new Random(seed), 900);
            SymbolLog log = new SymbolLog(GROUPS, 16);
            for (int r = 0; r < script.rows.length; r++) {
                Logging.row(log, script.rows[r], script.contexts[r], script.groups[r]);
            }
            log.endPart();
            double size = 8.0 * ContextEncoder.encode(log).bytes().length;

            assertThat(ContextEncoder.estimateBits(log) / size)
                    .as("seed %d", seed)
                    .isBetween(0.95, 1.1);
        }
    }

    @Test
    void damagedStreams_throwOnlyTypedErrors() {
        Script script = new Script(new Random(99), 40);
        byte[] bytes = script.encode().bytes();
        for (int seed = 0; seed < 3000; seed++) {
            byte[] damaged = Damage.random(bytes, new Random(seed));
            try {
                script.decode(damaged, "seed " + seed);
            } catch (CompressionException | AssertionError expected) {
                // Typed, or other symbols: the digest of the chunk is what tells.
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " throws " + e, e);
            }
        }
    }
}
