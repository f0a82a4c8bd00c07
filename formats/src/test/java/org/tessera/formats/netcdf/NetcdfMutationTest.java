package org.tessera.formats.netcdf;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.CompressionException;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;

/// Damaged files are read, or refused with a typed exception, soon and in little memory; nothing else.
class NetcdfMutationTest {

    private static final int ROUNDS = 1500;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void open_ofDamagedFile_givesOnlyTypedExceptions(int version) throws IOException {
        byte[] whole = NetcdfRestorerTest.records(version, 5);
        int header = whole.length - 5 * 32 - 8;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(header);
                bytes[at] =
                        random.nextBoolean() ? (byte) (bytes[at] ^ 1 << random.nextInt(8)) : (byte) random.nextInt(256);
            }
            byte[] cut = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            check(cut, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void open_ofFileCutAnywhere_isMalformed(int version) throws IOException {
        byte[] whole = NetcdfRestorerTest.records(version, 5);
        for (int length = 0; length < whole.length - 1; length++) { // the last byte is padding, which may be missing
            Path path = Files.write(folder.resolve("cut.nc"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                    .as("%d bytes of %d", length, whole.length)
                    .isInstanceOf(MalformedException.class)
                    .hasMessageNotContaining("null");
        }
    }

    private void check(byte[] bytes, String seed) throws IOException {
        Path path = Files.write(folder.resolve("damaged.nc"), bytes);
        try {
            readAndRestore(path);
        } catch (CompressionException expected) {
            return;
        } catch (RuntimeException | Error e) {
            fail(seed + " gave " + e, e);
        }
    }

    private static void readAndRestore(Path path) throws IOException {
        List<Placed> placed = new ArrayList<>();
        try (Dataset data = new NetcdfFormat().open(path, OpenOptions.NONE)) {
            for (Variable variable : data.variables()) {
                placed.add(new Placed(
                        variable.name(),
                        data.placement(variable.name()),
                        variable.field().readAll()));
            }
            long end = 0;
            for (Extent extent : data.extents(placed.stream().map(Placed::name).toList())) {
                if (extent.offset() < end) {
                    throw new IllegalStateException("extents overlap at " + extent);
                }
                end = extent.end();
            }
        }
        new NetcdfFormat().restore(path, placed);
    }

    /// Words of the header of [#small] by their place, and what each makes of the file.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "4 | 3 | values of 'v' end at byte 120 of a file of 112",
                "8 | 11 | the list of dimensions has tag 11, 10 expected",
                "12 | 100 | 100 dimensions claimed, where the file has room for 8",
                "16 | 0 | a name of a dimension of 0 bytes",
                "16 | 999999999 | 999999999 bytes of a name claimed",
                "20 | 788529152 | a character that no name has",
                "36 | 0 | 'x' is the second record dimension",
                "44 | 1 | the list of attributes has tag 0",
                "52 | 2000000000 | 2000000000 variables claimed",
                "68 | 7 | an axis of 'v' is dimension 7 of a file that has 2",
                "72 | 0 | the record dimension is axis 1 of 'v'",
                "84 | 9 | variable 'v' has type 9, 1 to 6 expected",
                "92 | -4 | the values of 'v' begin at byte -4",
                "92 | 8 | begin inside the header, which ends at byte 96",
                "92 | 100 | values of 'v' end at byte 116 of a file of 112",
            })
    void damagedWord_always_isOneSentence(int at, int word, String message) throws IOException {
        byte[] bytes = small();
        ByteBuffer.wrap(bytes).putInt(at, word);
        Path path = Files.write(folder.resolve("small.nc"), bytes);
        assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message);
    }

    /// 96 bytes of header, two records of two floats.
    private static byte[] small() {
        return new ClassicWriter(1)
                .records(2, false)
                .dimension("t", 0)
                .dimension("x", 2)
                .variable("v", ClassicWriter.FLOAT, new int[] {0, 1}, Map.of(), new byte[16])
                .bytes();
    }

    @Test
    void sizesBeyondAllBounds_always_areMalformed() throws IOException {
        Path path = folder.resolve("vast.nc");
        for (long size : new long[] {1L << 31, 1L << 62, Long.MAX_VALUE, -1}) {
            ClassicWriter writer = new ClassicWriter(5)
                    .dimension("x", size)
                    .variable("v", ClassicWriter.DOUBLE, new int[] {0, 0, 0}, Map.of(), new byte[8]);
            Files.write(path, writer.bytes());
            assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                    .as("%d", size)
                    .isInstanceOf(MalformedException.class);
        }
        Files.write(
                path,
                new ClassicWriter(5)
                        .records(-7, false)
                        .dimension("t", 0)
                        .dimension("x", 1)
                        .headerOnly());
        assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("number of records");
    }

    @Test
    void variablesOfOneName_orOneOverTheOther_areMalformed() throws IOException {
        byte[] bytes = new ClassicWriter(1)
                .dimension("x", 2)
                .variable("v", ClassicWriter.FLOAT, new int[] {0}, Map.of(), new byte[8])
                .variable("w", ClassicWriter.FLOAT, new int[] {0}, Map.of(), new byte[8])
                .bytes();
        Path path = folder.resolve("two.nc");
        byte[] twice = bytes.clone();
        int second = bytes.length - 16 - 36;
        twice[second + 4] = 'v';
        Files.write(path, twice);
        assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("two variables are called 'v'");
        byte[] over = bytes.clone();
        ByteBuffer.wrap(over).putInt(bytes.length - 20, bytes.length - 12);
        Files.write(path, over);
        assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("the values of 'w' begin inside the values of 'v'");
    }

    @Test
    void headerOfGigabytes_always_isRefusedBeforeItIsRead() throws IOException {
        Path path = folder.resolve("bomb.nc");
        byte[] head = new ClassicWriter(1).global("a", "b").headerOnly();
        try (var out = new java.io.RandomAccessFile(path.toFile(), "rw")) {
            out.write(head);
            out.setLength(2_000_000_000L);
            out.seek(head.length - 16); // the length of the attribute
            out.writeInt(1_900_000_000);
        }
        assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("NetCDF header");
    }

    @Test
    void otherVersions_always_areUnsupported() throws IOException {
        Path path = Files.write(folder.resolve("v3.nc"), new byte[] {'C', 'D', 'F', 3, 0, 0, 0, 0});
        assertThatThrownBy(() -> new NetcdfFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("version 3; known: 1, 2, 5");
    }

    @Test
    void placement_ofMutatedBytes_givesTypedErrors() {
        byte[] good = {32, 1, 100, 0, 1, 2, 5, 7};
        for (int seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                SlabPlacement placement = SlabPlacement.parse(Arrays.copyOf(bytes, random.nextInt(9)));
                org.assertj.core.api.Assertions.assertThat(placement.end())
                        .as("seed %d", seed)
                        .isPositive();
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }
}
