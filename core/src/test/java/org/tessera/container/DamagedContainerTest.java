package org.tessera.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.codec.Damage;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;

/// Bytes that are wrong give a typed error, soon, or the right values; never other values.
/// Damage must not send a reader into a loop: the limit is for one that never ends.
@Timeout(300)
class DamagedContainerTest {

    private static List<ArrayField> readAll(byte[] file) throws IOException {
        List<ArrayField> values = new ArrayList<>();
        try (Container container = Container.of(file)) {
            container.provenance();
            for (ContainerVariable variable : container.variables()) {
                values.add(variable.readAll());
                variable.compressedBytes();
                for (int chunk = 0; chunk < variable.chunks(); chunk++) {
                    variable.info(chunk);
                }
            }
        }
        return values;
    }

    /// @return whether the file was refused
    private static boolean check(byte[] file, List<ArrayField> expected, String what) throws IOException {
        try {
            List<ArrayField> found = readAll(file);
            assertThat(found).as(what).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).sameBits(expected.get(i)))
                        .as("values, %s", what)
                        .isTrue();
            }
            return false;
        } catch (CompressionException e) {
            assertThat(e.getMessage()).hasSizeGreaterThan(10);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(what + " throws " + e, e);
        }
    }

    @Test
    void everyTruncation_isRefused() throws IOException {
        byte[] file = SmallFiles.small();
        List<ArrayField> expected = readAll(file);

        for (int length = 0; length < file.length; length++) {
            assertThat(check(Arrays.copyOf(file, length), expected, length + " bytes of " + file.length))
                    .isTrue();
        }
    }

    @Test
    void everyFlippedBit_isRefusedOrHarmless() throws IOException {
        byte[] file = SmallFiles.small();
        List<ArrayField> expected = readAll(file);
        int harmless = 0;

        for (int bit = 0; bit < 8 * file.length; bit++) {
            byte[] damaged = file.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            harmless += check(damaged, expected, "bit " + bit) ? 0 : 1;
        }
        // The minor version, and the body of the template, which nobody read here.
        assertThat(harmless).isLessThan(8 * 40);
    }

    @Test
    void randomDamage_isRefusedOrHarmless() throws IOException {
        byte[] file = SmallFiles.small();
        List<ArrayField> expected = readAll(file);

        for (int seed = 0; seed < 6000; seed++) {
            check(Damage.random(file, new Random(seed)), expected, "seed " + seed);
        }
    }

    @Test
    void bytesOfAnotherKind_areNotATesseraFile() {
        for (byte[] bytes :
                List.of(new byte[0], new byte[13], new byte[4096], "\u0089HDF\r\n\u001a\n and more of it".getBytes())) {
            assertThatThrownBy(() -> Container.of(bytes)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void chunksThatChangedPlaces_areNoticed() {
        byte[] file = SmallFiles.small();
        List<Frame> chunks = SmallFiles.chunks(file);
        Frame first = chunks.get(0);
        Frame second = null;
        for (Frame other : chunks.subList(1, chunks.size())) {
            second = second == null && other.bodyLength() == first.bodyLength() ? other : second;
        }
        byte[] swapped = file.clone();
        if (second == null) {
            // No two of the same length: let both claim the same place, as an index gone wrong would.
            second = chunks.get(1);
        }
        int length = (int) Math.min(first.bodyLength(), second.bodyLength());
        System.arraycopy(file, (int) first.bodyOffset(), swapped, (int) second.bodyOffset(), length);
        System.arraycopy(file, (int) second.bodyOffset(), swapped, (int) first.bodyOffset(), length);

        assertThatThrownBy(() -> readAll(swapped))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("checksum");
    }

    /// Whole frames, each sound by itself, in each other's place of the directory.
    @Test
    void framesThatChangedPlaces_areNoticed() throws IOException {
        byte[] file = SmallFiles.small();
        org.tessera.io.ByteSource source = org.tessera.io.ByteSource.of(file);
        Directory directory = Directory.read(source, org.tessera.io.Limits.DEFAULT);
        long[] offsets = directory.variables().get(0).chunks();
        long first = offsets[0];
        offsets[0] = offsets[1];
        offsets[1] = first;
        long at = file.length - Directory.TRAILER;
        byte[] head = directory.toBytes();
        byte[] frame = Frame.start(FrameType.DIRECTORY, head, 0);
        byte[] swapped = Arrays.copyOf(file, (int) at + frame.length + Directory.TRAILER);
        System.arraycopy(frame, 0, swapped, (int) at, frame.length);
        System.arraycopy(Directory.trailer(at), 0, swapped, (int) at + frame.length, Directory.TRAILER);

        assertThatThrownBy(() -> readAll(swapped))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("chunk 0 of variable 0 expected, found chunk 1");
    }

    @Test
    void fileCutShortOnDisk_isRefused(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("cut.tess");
        byte[] file = SmallFiles.small();
        Files.write(path, Arrays.copyOf(file, file.length - 1), StandardOpenOption.CREATE);

        assertThatThrownBy(() -> Container.open(path))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("cut short");
        Files.delete(path);
    }
}
