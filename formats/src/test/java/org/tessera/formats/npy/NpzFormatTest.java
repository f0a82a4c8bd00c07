package org.tessera.formats.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.CompressionException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;

class NpzFormatTest {

    @TempDir
    Path folder;

    private static byte[] npy(ArrayField values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(NpyHeader.write(values.spec()));
        out.write(Generated.bytes(values, ByteOrder.LITTLE_ENDIAN));
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, boolean stored, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        if (stored) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    private Path make() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment("a comment PK\u0005");
            add(zip, "rho.npy", true, npy(Generated.smooth(ElementType.F32, 5, 6, 7)));
            add(zip, "packed.npy", false, npy(Generated.smooth(ElementType.F64, 20)));
            add(zip, "n.npy", true, npy(Generated.smooth(ElementType.I16, 30)));
            add(zip, "readme.txt", true, "not an array".getBytes("US-ASCII"));
        }
        return Files.write(folder.resolve("run.npz"), out.toByteArray());
    }

    @Test
    void open_ofStoredAndDeflatedArrays_readsBoth() throws IOException {
        Path path = make();
        assertThat(Formats.detect(path, OpenOptions.NONE).id()).isEqualTo("npz");
        try (Dataset dataset = new NpzFormat().open(path, OpenOptions.NONE)) {
            assertThat(dataset.variables().stream().map(Variable::name)).containsExactly("rho", "packed", "n");
            assertThat(dataset.variables().getFirst().field().readAll().floats())
                    .isEqualTo(Generated.smooth(ElementType.F32, 5, 6, 7).floats());
            assertThat(dataset.variables().get(1).field().readAll().doubles())
                    .isEqualTo(Generated.smooth(ElementType.F64, 20).doubles());
            assertThat(dataset.identical("rho")).isTrue();
            assertThat(dataset.identical("packed")).isFalse();
            assertThat(dataset.notices()).hasSize(1);
            assertThat(dataset.notices().getFirst()).contains("kept exactly: readme.txt");
        }
    }

    @Test
    void restore_ofOtherValues_leavesAZipFileWithRightSums() throws IOException {
        Path path = make();
        byte[] before = Files.readAllBytes(path);
        List<Placed> same = new ArrayList<>();
        List<Placed> other = new ArrayList<>();
        try (Dataset dataset = new NpzFormat().open(path, OpenOptions.NONE)) {
            for (Variable variable : dataset.variables()) {
                byte[] place = dataset.placement(variable.name());
                ArrayField values = variable.field().readAll();
                same.add(new Placed(variable.name(), place, values));
                byte[] changed = Generated.bytes(values, ByteOrder.LITTLE_ENDIAN);
                changed[0] ^= 1;
                Object array =
                        org.tessera.field.Elements.fromBytes(values.spec().type(), changed, values.size());
                other.add(new Placed(variable.name(), place, ArrayField.of(values.spec(), array)));
            }
        }
        new NpzFormat()
                .restore(
                        path,
                        same.stream()
                                .filter(each -> !each.name().equals("packed"))
                                .toList());
        assertThat(Files.readAllBytes(path)).isEqualTo(before);

        new NpzFormat().restore(path, other);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(bytes);
                assertThat(entry.getCrc()).as(entry.getName()).isEqualTo(sum.getValue());
            }
        }
        try (Dataset dataset = new NpzFormat().open(path, OpenOptions.NONE)) {
            for (int i = 0; i < other.size(); i++) {
                assertThat(dataset.variables().get(i).field().readAll().array())
                        .as(other.get(i).name())
                        .isEqualTo(other.get(i).values().readAll().array());
            }
        }
    }

    @Test
    void open_ofDamagedFile_givesOnlyTypedExceptions() throws IOException {
        byte[] whole = Files.readAllBytes(make());
        Path path = folder.resolve("damaged.npz");
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                int near = random.nextBoolean() ? Math.max(0, bytes.length - 400) : 0;
                bytes[near + random.nextInt(bytes.length - near)] = (byte) random.nextInt();
            }
            Files.write(path, random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
            try (Dataset dataset = new NpzFormat().open(path, OpenOptions.NONE)) {
                List<Placed> placed = new ArrayList<>();
                for (Variable variable : dataset.variables()) {
                    placed.add(new Placed(
                            variable.name(),
                            dataset.placement(variable.name()),
                            variable.field().readAll()));
                }
                new NpzFormat().restore(path, placed);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }
}
