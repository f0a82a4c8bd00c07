package org.tessera.formats.contiguous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Generated;

class MappedArrayTest {

    @TempDir
    Path folder;

    @Test
    void read_anyBoxOfAnyTypeOrderAndRank_givesTheValues() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ElementType type = ElementType.values()[random.nextInt(ElementType.values().length)];
            boolean big = random.nextBoolean();
            int rank = 1 + random.nextInt(6);
            ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            ArrayField values = Generated.bits(type, Generated.shape(random, rank, 6), seed);
            int offset = random.nextInt(13);
            Path file = Files.createTempFile("mapped", ".bin");
            try {
                byte[] bytes = Generated.bytes(values, order);
                byte[] all = new byte[offset + bytes.length];
                System.arraycopy(bytes, 0, all, offset, bytes.length);
                Files.write(file, all);
                var place = new ContiguousPlacement(
                        offset, type, order, values.spec().shape());
                try (Arena arena = Arena.ofShared();
                        FileChannel channel = FileChannel.open(file)) {
                    MappedArray mapped = MappedArray.map(channel, MapMode.READ_ONLY, "values", place, arena);
                    Box box = Generated.box(random, values.spec().shape());
                    assertThat(mapped.read(box).sameBits(values.read(box)))
                            .as("seed %d", seed)
                            .isTrue();
                    assertThat(mapped.readAll().sameBits(values))
                            .as("seed %d", seed)
                            .isTrue();
                }
            } finally {
                Files.delete(file);
            }
        }
    }

    @Test
    void read_beyondFourGiB_reachesTheLastValues() throws IOException {
        Path file = folder.resolve("large.f32");
        Shape shape = Shape.of(3, 40_000, 10_001); // 4.8 GB, all of it a hole but the last value
        long bytes = shape.count() * 4;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(bytes);
            out.seek(bytes - 4);
            out.writeInt(Float.floatToIntBits(42f));
        }
        var place = new ContiguousPlacement(0, ElementType.F32, ByteOrder.BIG_ENDIAN, shape);
        try (Dataset data = ContiguousDataset.open(file, Map.of("large", place), java.util.List.of())) {
            Box last = new Box(new long[] {2, 39_998, 9_999}, Shape.of(1, 2, 2));
            float[] read = data.variables().getFirst().field().read(last).floats();
            assertThat(read).containsExactly(0, 0, 0, 42f);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void put_beyondFourGiB_changesOnlyItsBox() throws IOException {
        Path file = folder.resolve("large.f64");
        Shape shape = Shape.of(700_000_001L);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(shape.count() * 8);
        }
        var place = new ContiguousPlacement(0, ElementType.F64, ByteOrder.LITTLE_ENDIAN, shape);
        try (Arena arena = Arena.ofShared();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedArray mapped = MappedArray.map(channel, MapMode.READ_WRITE, "large", place, arena);
            mapped.put(ArrayField.of("part", new double[] {1, 2}, 2), new Box(new long[] {699_999_998}, Shape.of(2)));
            Box around = new Box(new long[] {699_999_997}, Shape.of(4));
            assertThat(mapped.read(around).doubles()).containsExactly(0, 1, 2, 0);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void slabsApart_ofAnyShapeAndPitch_areReadAndPut() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ElementType type = ElementType.values()[random.nextInt(ElementType.values().length)];
            Shape shape = Generated.shape(random, 1 + random.nextInt(6), 5);
            ArrayField values = Generated.bits(type, shape, seed);
            byte[] bytes = Generated.bytes(values, ByteOrder.BIG_ENDIAN);
            int slab = bytes.length / (int) shape.size(0);
            int pitch = slab + random.nextInt(5);
            byte[] file = new byte[7 + (int) shape.size(0) * pitch];
            for (int i = 0; i < shape.size(0); i++) {
                System.arraycopy(bytes, i * slab, file, 7 + i * pitch, slab);
            }
            byte[] empty = new byte[file.length];
            var place = new ContiguousPlacement(7, type, ByteOrder.BIG_ENDIAN, shape);
            MappedArray target = MappedArray.in(MemorySegment.ofArray(empty), "target", place, pitch);
            Box box = Generated.box(random, shape);
            target.put(values.read(box), box);
            assertThat(target.read(box).sameBits(values.read(box)))
                    .as("seed %d", seed)
                    .isTrue();
            target.put(values, Box.all(shape));
            assertThat(empty)
                    .as("seed %d, %s, pitch %d", seed, values.spec(), pitch)
                    .isEqualTo(file);
        }
    }

    @Test
    void put_valuesOfAnotherShape_isRefused() throws IOException {
        Path file = Files.write(folder.resolve("small"), new byte[48]);
        var place = new ContiguousPlacement(0, ElementType.F64, ByteOrder.LITTLE_ENDIAN, Shape.of(6));
        try (Arena arena = Arena.ofShared();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedArray mapped = MappedArray.map(channel, MapMode.READ_WRITE, "small", place, arena);
            ArrayField three = ArrayField.of("part", new double[3], 3);
            assertThatThrownBy(() -> mapped.put(three, new Box(new long[] {0}, Shape.of(2))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> mapped.read(new Box(new long[] {5}, Shape.of(2))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
