package org.tessera.formats.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tessera.error.CompressionException;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;

class NpyFormatTest {

    private static final NpyFormat NPY = new NpyFormat();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void roundTrip_ofEveryTypeOrderAndVersion_isByteIdentical(ElementType type) throws IOException {
        ArrayField values = Generated.bits(type, Shape.of(4, 3, 5), 1);
        for (char order : new char[] {'<', '>'}) {
            for (int version = 1; version <= 3; version++) {
                String descr = (type.bytes() == 1 ? '|' : order) + kind(type) + type.bytes();
                String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (4, 3, 5), }";
                ByteOrder bytes = order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                Path file = file(version, header, Generated.bytes(values, bytes));
                try (Dataset data = NPY.open(file, OpenOptions.NONE)) {
                    assertThat(data.variables().getFirst().field().readAll().sameBits(values))
                            .isTrue();
                    assertThat(data.notices()).isEmpty();
                    assertRestores(file, data);
                }
            }
        }
    }

    @Test
    void fortranOrder_always_isShownReversedAndComesBack() throws IOException {
        ArrayField values = Generated.bits(ElementType.F64, Shape.of(5, 4, 3), 2);
        String header = "{'descr': '<f8', 'fortran_order': True, 'shape': (3, 4, 5), }";
        Path file = file(1, header, Generated.bytes(values, ByteOrder.LITTLE_ENDIAN));
        try (Dataset data = NPY.open(file, OpenOptions.NONE)) {
            assertThat(data.variables().getFirst().field().readAll().sameBits(values))
                    .isTrue();
            assertThat(data.notices())
                    .containsExactly("array.npy is in Fortran order: its shape 3x4x5 is shown as 5x4x3, "
                            + "and comes back as it was");
            assertRestores(file, data);
        }
    }

    @Test
    void write_ofAnyTypeRankAndGrain_readsBack() throws IOException {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            ElementType type = ElementType.values()[random.nextInt(ElementType.values().length)];
            int rank = 1 + random.nextInt(6);
            Shape shape = Generated.shape(random, rank, 6);
            ArrayField values = Generated.bits(type, shape, seed);
            Field grained =
                    Generated.grained(values, Generated.box(random, shape).shape());
            Path file = Files.createTempFile("values", ".npy");
            try {
                new NpyWriter().write(file, List.of(grained), Map.of());
                try (Dataset data = NPY.open(file, OpenOptions.NONE)) {
                    assertThat(data.variables().getFirst().field().readAll().sameBits(values))
                            .as("seed %d", seed)
                            .isTrue();
                }
                long header = Files.size(file) - values.spec().bytes();
                assertThat(header % 64).as("seed %d", seed).isZero();
            } finally {
                Files.delete(file);
            }
        }
    }

    @Test
    void bytesAfterTheValues_always_belongToTheTemplate() throws IOException {
        Path file = file(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (3,)}", new byte[] {1, 2, 3, 4, 5});
        try (Dataset data = NPY.open(file, OpenOptions.NONE)) {
            assertThat(data.extents(List.of("array")).getFirst().end()).isEqualTo(Files.size(file) - 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'|b1' ; (2,) ; truth values",
                "'<c8' ; (2,) ; complex numbers",
                "'<U7' ; (2,) ; texts",
                "'|O' ; (2,) ; Python objects",
                "'<f2' ; (2,) ; numbers of this size",
                "'<u8' ; (2,) ; numbers of this size",
                "'<M8[ns]' ; (2,) ; dates",
                "[('a', '<f4')] ; (2,) ; structures",
                "'<f4' ; () ; rank 0",
                "'<f4' ; (3, 0) ; empty",
                "'<f4' ; (1,1,1,1,1,1,1) ; rank 7",
            })
    void arraysThatAreNotCompressed_always_areNamed(String descr, String shape, String message) throws IOException {
        Path file = file(1, "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + "}", new byte[64]);
        assertThatThrownBy(() -> NPY.open(file, OpenOptions.NONE))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (300, 300)} | ends early",
                "{'descr': '<f4', 'fortran_order': False} | no 'shape'",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)} | unexpected 'descr'",
                "{'descr': '<f4', 'fortran_order': 1, 'shape': (2,)} | True or False",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2)} | not a tuple",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)} | size expected",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}; import os | goes on",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 99999999999)} | cannot be",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (999999999999999999, 9)} | cannot be",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,) | expected",
            })
    void headersThatAreWrong_always_areMalformed(String header, String message) throws IOException {
        Path file = file(1, header, new byte[8]);
        assertThatThrownBy(() -> NPY.open(file, OpenOptions.NONE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void headerOfGigabytes_always_isRefusedBeforeReading() throws IOException {
        byte[] bytes = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1};
        Path file = Files.write(folder.resolve("bomb.npy"), bytes);
        assertThatThrownBy(() -> NPY.open(file, OpenOptions.NONE)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void header_mutatedOrCut_givesTypedErrors() {
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }";
            byte[] bytes = bytes(1 + random.nextInt(3), header, new byte[0]);
            for (int i = random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 128 : 256);
            }
            byte[] cut = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            try {
                assertThat(NpyHeader.read(cut).place().bytes())
                        .as("seed %d", seed)
                        .isPositive();
            } catch (CompressionException expected) {
                assertThat(expected.getMessage()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void assertRestores(Path file, Dataset data) throws IOException {
        Path copy = folder.resolve("copy.npy");
        byte[] holed = Files.readAllBytes(file);
        data.extents(List.of("array")).forEach(e -> Arrays.fill(holed, (int) e.offset(), (int) e.end(), (byte) 0));
        Files.write(copy, holed);
        NPY.restore(
                copy,
                List.of(new Placed(
                        "array",
                        data.placement("array"),
                        data.variables().getFirst().field())));
        assertThat(copy).hasSameBinaryContentAs(file);
    }

    private Path file(int version, String header, byte[] values) throws IOException {
        return Files.write(folder.resolve("array.npy"), bytes(version, header, values));
    }

    private static byte[] bytes(int version, String header, byte[] values) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        for (int i = 0; i < (version == 1 ? 2 : 4); i++) {
            out.write(text.length >> (8 * i));
        }
        out.writeBytes(text);
        out.writeBytes(values);
        return out.toByteArray();
    }

    private static String kind(ElementType type) {
        return type.isFloat() ? "f" : type.isUnsigned() ? "u" : "i";
    }
}
