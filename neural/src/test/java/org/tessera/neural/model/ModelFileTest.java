package org.tessera.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.codec.Damage;
import org.tessera.error.CompressionException;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.Limits;

class ModelFileTest {

    static Model sample() {
        ObjectNode architecture = JsonNodeFactory.instance.objectNode();
        architecture.put("kind", "network").putArray("layers").add("linear");
        return Model.builder("tiny-net", architecture)
                .metadata("data", "made up")
                .metadata("licence", "CC0-1.0")
                .metadata("seed", "42")
                .tensor("weight", Tensor.f32(new float[] {1, -2, 3.5f, Float.MIN_VALUE, 5, 6}, 2, 3))
                .tensor("bias", Tensor.f16(new float[] {0.5f, -1}, 2))
                .tensor("codes", Tensor.i8(new byte[] {-1, 2, 3}, 3))
                .tensor("steps", Tensor.i16(new short[] {-300, 300}, 2))
                .tensor("count", Tensor.i32(new int[] {7}))
                .build();
    }

    private static byte[] withChecksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        for (int i = 0; i < 4; i++) {
            bytes[bytes.length - 4 + i] = (byte) (crc.getValue() >>> 8 * i);
        }
        return bytes;
    }

    @Test
    void model_comesBackAndIsTheSameBytes() {
        Model model = sample();
        Model read = Model.read(model.bytes(), Limits.DEFAULT);

        assertThat(read.id()).isEqualTo(model.id());
        assertThat(sample().bytes()).isEqualTo(model.bytes());
        assertThat(read.name()).isEqualTo("tiny-net");
        assertThat(read.kind()).isEqualTo("network");
        assertThat(read.metadata()).isEqualTo(model.metadata());
        assertThat(read.architecture()).isEqualTo(model.architecture());
        assertThat(read.tensor("weight").floats()).containsExactly(1, -2, 3.5f, Float.MIN_VALUE, 5, 6);
        assertThat(read.tensor("weight").shape()).containsExactly(2, 3);
        assertThat(read.tensor("bias").floats()).containsExactly(0.5f, -1);
        assertThat(read.tensor("steps").ints()).containsExactly(-300, 300);
        assertThat(read.parameters()).isEqualTo(6 + 2 + 3 + 2 + 1);
        assertThatThrownBy(() -> read.tensor("other")).isInstanceOf(MalformedException.class);
    }

    @Test
    void everyFlippedBitAndEveryCut_isNoticed() {
        byte[] sound = sample().bytes();
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            int where = bit;
            assertThatThrownBy(() -> Model.read(flipped, Limits.DEFAULT))
                    .as("bit %d", where)
                    .isInstanceOf(CompressionException.class);
        }
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThatThrownBy(() -> Model.read(cut, Limits.DEFAULT)).isInstanceOf(CompressionException.class);
        }
    }

    @Test
    void damageUnderARightChecksum_givesTypedErrorsAndNothingElse() {
        byte[] sound = sample().bytes();
        for (int seed = 0; seed < 3000; seed++) {
            byte[] damaged = Damage.random(sound, new Random(seed));
            if (damaged.length < 8) {
                continue;
            }
            try {
                Model.read(withChecksum(damaged), Limits.DEFAULT);
            } catch (CompressionException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void newerVersionUnknownTypesAndAbsurdSizes_areSaid() {
        byte[] newer = sample().bytes();
        newer[8] = 2;
        assertThatThrownBy(() -> Model.read(newer, Limits.DEFAULT))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("format version 2.0");
        assertThatThrownBy(() -> Model.read(replaced("\"I32\"", "\"Q32\""), Limits.DEFAULT))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("'Q32'");
        assertThatThrownBy(() -> Model.read(replaced("[2,3]", "[2,9]"), Limits.DEFAULT))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("tensor 'weight' of 72 bytes");
        byte[] huge = sample().bytes();
        Arrays.fill(huge, 12, 16, (byte) 0x7F);
        assertThatThrownBy(() -> Model.read(withChecksum(huge), Limits.DEFAULT)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Model.read(sample().bytes(), new Limits(10, 10, 10)))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> Model.builder("No Name", JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] replaced(String from, String to) {
        String text = new String(sample().bytes(), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return withChecksum(text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The reader that `docs/models.md` shows.
    @Test
    void readerOfTheDocumentation_readsTheTensors(@TempDir Path folder) throws Exception {
        assumeTrue(python(), "python3 is not installed");
        Files.write(folder.resolve("m.tsm"), sample().bytes());
        String page = Files.readString(Path.of("..", "docs", "models.md"));
        int start = page.indexOf("```python\n") + 10;
        String reader = page.substring(start, page.indexOf("```", start));
        Files.writeString(
                folder.resolve("read.py"),
                reader
                        + "\nheader, tensors = read('m.tsm')\nprint(header['name'], tensors['weight'], tensors['steps'])\n");
        Process process = new ProcessBuilder("python3", "read.py")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text).startsWith("tiny-net ([2, 3], (1.0, -2.0, 3.5, ").endsWith("([2], (-300, 300))\n");
        assertThat(reader.strip().lines().count()).isLessThanOrEqualTo(12);
    }

    private static boolean python() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
