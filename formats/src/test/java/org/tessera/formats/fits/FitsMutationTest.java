package org.tessera.formats.fits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.CompressionException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.Dataset;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;

/// Damaged files are read, or refused with a typed exception, soon and in little memory; nothing else.
class FitsMutationTest {

    @TempDir
    Path folder;

    private static byte[] whole() {
        ArrayField v = Generated.smooth(ElementType.I16, 5, 6);
        return new FitsBytes()
                .image(true, v)
                .card("BZERO", 32768)
                .card("BLANK", 7)
                .card("CHECKSUM", "0".repeat(16))
                .end()
                .values(v)
                .image(false, v)
                .card("EXTNAME", "SCI")
                .card("BSCALE", 0.5)
                .end()
                .values(v)
                .bytes();
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void open_ofDamagedFile_givesOnlyTypedExceptions() throws IOException {
        byte[] whole = whole();
        damaged(folder, whole, 0, 12 * 80, 1500);
        damaged(folder, whole, 5760, 5760 + 12 * 80, 1500);
    }

    @Test
    void open_ofFileCutAnywhere_isRefusedOrShorter() throws IOException {
        byte[] whole = whole();
        for (int length = 0; length < 2880 + 60; length += 7) {
            Path path = Files.write(folder.resolve("cut.fits"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new FitsFormat().open(path, OpenOptions.NONE))
                    .as("%d bytes", length)
                    .isInstanceOf(CompressionException.class)
                    .hasMessageNotContaining("null");
        }
    }

    static void damaged(Path folder, byte[] whole, int from, int to, int rounds) throws IOException {
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = from + random.nextInt(to - from);
                bytes[at] = random.nextBoolean()
                        ? (byte) (bytes[at] ^ 1 << random.nextInt(8))
                        : (byte) ('0' + random.nextInt(10));
            }
            byte[] cut = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            Path path = Files.write(folder.resolve("damaged.fits"), cut);
            try {
                readAndRestore(path);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }

    private static void readAndRestore(Path path) throws IOException {
        List<Placed> placed = new ArrayList<>();
        try (Dataset data = new FitsFormat().open(path, OpenOptions.NONE)) {
            for (Variable variable : data.variables()) {
                if (variable.field().spec().bytes() <= 1 << 20) { // tiles may claim more, up to the limit of a chunk
                    ArrayField values = variable.field().readAll();
                    placed.add(new Placed(variable.name(), data.placement(variable.name()), values));
                }
            }
            data.extents(placed.stream().map(Placed::name).toList());
        }
        new FitsFormat().restore(path, placed);
    }
}
