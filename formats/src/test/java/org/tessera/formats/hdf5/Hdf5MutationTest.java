package org.tessera.formats.hdf5;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tessera.error.CompressionException;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;

/// Damaged files are read, or refused with a typed exception, soon and in little memory; nothing else.
final class Hdf5MutationTest {

    static final List<String> FILES = Golden.FILES;
    private static final int ROUNDS = 150;
    private static final long MOST_VALUES = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("FILES")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void open_ofDamagedFile_givesOnlyTypedExceptions(String name) throws IOException {
        byte[] whole = Golden.bytes(name);
        Path path = folder.resolve(name);
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(path, mutate(whole, new Random(round)));
            try {
                readAndRestore(path, round % 2 == 0);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + round + " of " + name + " gave " + e, e);
            }
        }
    }

    /// A few flipped bits or overwritten bytes, most of them in used metadata; sometimes a shorter file.
    private static byte[] mutate(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            while (bytes[at] == 0 && random.nextInt(8) != 0) {
                at = random.nextInt(bytes.length);
            }
            bytes[at] = random.nextBoolean() ? (byte) (bytes[at] ^ 1 << random.nextInt(8)) : (byte) random.nextInt(256);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /// Checksums stop most damage early, so every other round goes on behind them.
    private static void readAndRestore(Path path, boolean verify) throws IOException {
        List<Placed> placed = new ArrayList<>();
        try (Hdf5File file = Hdf5File.open(path, verify)) {
            file.description();
            for (Variable variable : file.variables()) {
                if (variable.unsupported() == null
                        && variable.field().spec().shape().count() < MOST_VALUES) {
                    file.extents(List.of(variable.name()));
                    placed.add(new Placed(
                            variable.name(),
                            file.placement(variable.name()),
                            variable.field().readAll()));
                }
            }
        }
        new Hdf5Format().restore(path, placed);
    }
}
