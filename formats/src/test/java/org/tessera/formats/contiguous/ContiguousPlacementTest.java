package org.tessera.formats.contiguous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Generated;
import org.tessera.formats.Placed;

class ContiguousPlacementTest {

    @TempDir
    Path folder;

    @Test
    void parse_ofToBytes_isTheSame() {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            ElementType type = ElementType.values()[random.nextInt(ElementType.values().length)];
            boolean big = random.nextBoolean();
            int rank = 1 + random.nextInt(6);
            var place = new ContiguousPlacement(
                    random.nextLong(1L << 40),
                    type,
                    big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                    Generated.shape(random, rank, 300));

            assertThat(ContiguousPlacement.parse(place.toBytes()))
                    .as("seed %d", seed)
                    .isEqualTo(place);
        }
    }

    @Test
    void parse_ofMutatedBytes_givesTypedErrors() {
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new ContiguousPlacement(
                            random.nextLong(1L << 50), ElementType.I16, ByteOrder.BIG_ENDIAN, Shape.of(3, 400, 70_000))
                    .toBytes();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 2));
            try {
                ContiguousPlacement.parse(cut);
            } catch (CompressionException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageNotContaining("null");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void restore_ofAnyGrain_isByteIdenticalAndLeavesTheRest() throws IOException {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            ElementType type = ElementType.values()[random.nextInt(ElementType.values().length)];
            boolean big = random.nextBoolean();
            int rank = 1 + random.nextInt(6);
            ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            Shape shape = Generated.shape(random, rank, 7);
            ArrayField values = Generated.bits(type, shape, seed);
            var place = new ContiguousPlacement(5, type, order, shape);
            byte[] wanted = new byte[5 + (int) place.bytes() + 3];
            random.nextBytes(wanted);
            byte[] holed = wanted.clone();
            System.arraycopy(Generated.bytes(values, order), 0, wanted, 5, (int) place.bytes());
            Path file = Files.createTempFile("restore", ".bin");
            try {
                Files.write(file, holed);
                Field decoded =
                        Generated.grained(values, Generated.box(random, shape).shape());

                ContiguousPlacement.restore(file, List.of(new Placed("values", place.toBytes(), decoded)));

                assertThat(Files.readAllBytes(file)).as("seed %d", seed).isEqualTo(wanted);
            } finally {
                Files.delete(file);
            }
        }
    }

    @Test
    void restore_apartFromTheFile_isRefusedAndTheFileUnchanged() throws IOException {
        Path file = Files.write(folder.resolve("short"), new byte[20]);
        var place = new ContiguousPlacement(1L << 50, ElementType.F32, ByteOrder.LITTLE_ENDIAN, Shape.of(3));
        Placed placed = new Placed("x", place.toBytes(), ArrayField.of("x", new float[3], 3));

        assertThatThrownBy(() -> ContiguousPlacement.restore(file, List.of(placed)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("of a file of 20");
        assertThat(Files.size(file)).isEqualTo(20);
    }

    @Test
    void restore_ofSeveralInAnyOrder_makesTheFileGrow() throws IOException {
        Path file = Files.write(folder.resolve("grown"), new byte[] {9});
        ArrayField one = Generated.bits(ElementType.I16, Shape.of(3), 1);
        ArrayField two = Generated.bits(ElementType.U8, Shape.of(2), 2);
        var first = new ContiguousPlacement(1, ElementType.I16, ByteOrder.BIG_ENDIAN, Shape.of(3));
        var second = new ContiguousPlacement(7, ElementType.U8, ByteOrder.BIG_ENDIAN, Shape.of(2));

        ContiguousPlacement.restore(
                file, List.of(new Placed("two", second.toBytes(), two), new Placed("one", first.toBytes(), one)));

        byte[] bytes = Files.readAllBytes(file);
        assertThat(java.util.Arrays.copyOfRange(bytes, 1, 7)).isEqualTo(Generated.bytes(one, ByteOrder.BIG_ENDIAN));
        assertThat(java.util.Arrays.copyOfRange(bytes, 7, 9)).isEqualTo(Generated.bytes(two, ByteOrder.BIG_ENDIAN));
        assertThat(bytes).hasSize(9).startsWith(9);
    }

    @Test
    void restore_ofAnotherType_isRefused() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[24]);
        var place = new ContiguousPlacement(0, ElementType.F32, ByteOrder.LITTLE_ENDIAN, Shape.of(3));
        Placed placed = new Placed("x", place.toBytes(), ArrayField.of("x", new double[3], 3));

        assertThatThrownBy(() -> ContiguousPlacement.restore(file, List.of(placed)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void restore_whenDecodingFails_passesTheTypedErrorOn() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[12]);
        var place = new ContiguousPlacement(0, ElementType.F32, ByteOrder.LITTLE_ENDIAN, Shape.of(3));

        assertThatThrownBy(() -> ContiguousPlacement.restore(
                        file, List.of(new Placed("x", place.toBytes(), failing(new MalformedException(7, "bad"))))))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ContiguousPlacement.restore(
                        file,
                        List.of(new Placed(
                                "x", place.toBytes(), failing(new UncheckedIOException(new IOException("gone")))))))
                .isInstanceOf(IOException.class);
        assertThatCode(() -> Files.delete(file)).doesNotThrowAnyException();
    }

    private static Field failing(RuntimeException error) {
        return new Field() {
            @Override
            public FieldSpec spec() {
                return new FieldSpec("x", ElementType.F32, Shape.of(3));
            }

            @Override
            public ArrayField read(Box box) {
                throw error;
            }
        };
    }
}
