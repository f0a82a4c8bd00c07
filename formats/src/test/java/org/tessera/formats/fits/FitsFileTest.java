package org.tessera.formats.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Formats;
import org.tessera.formats.Generated;
import org.tessera.formats.Judges;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.target.Absolute;
import org.tessera.target.Target;

class FitsFileTest {

    private static final List<ElementType> STORED = List.of(
            ElementType.U8, ElementType.I16, ElementType.I32, ElementType.I64, ElementType.F32, ElementType.F64);

    @TempDir
    Path folder;

    @Test
    void restore_ofUndamagedValues_givesTheFileByteForByte() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            byte[] whole = random(seed);
            Path file = Files.write(folder.resolve("x.fits"), whole);
            List<Placed> placed = placed(file);
            Files.write(file, template(file, whole));
            new FitsFormat().restore(file, placed);
            assertThat(Files.readAllBytes(file)).as("seed %d", seed).isEqualTo(whole);
        }
    }

    /// Several images of any type and rank between a table and special records; checksums that are wrong.
    private static byte[] random(int seed) {
        Random random = new Random(seed);
        FitsBytes fits = new FitsBytes();
        for (int number = 0; number < 4; number++) {
            ElementType type = STORED.get(random.nextInt(STORED.size()));
            ArrayField values =
                    Generated.bits(type, Generated.shape(random, 1 + random.nextInt(6), 5), seed * 10L + number);
            fits.image(number == 0, values);
            if (random.nextBoolean()) {
                fits.card("DATASUM", "12345").card("CHECKSUM", "0".repeat(16));
            }
            if (type == ElementType.I16 && random.nextBoolean()) {
                fits.card("BZERO", 32768);
            }
            fits.card("EXTNAME", "SCI").card("EXTVER", number + 1).end().values(values);
            if (random.nextBoolean()) {
                fits.card("XTENSION= 'BINTABLE'")
                        .card("BITPIX", 8)
                        .card("NAXIS", 2)
                        .card("NAXIS1", 4);
                fits.card("NAXIS2", 3).card("PCOUNT", 5).card("GCOUNT", 1).card("TFIELDS", 1);
                fits.card("TFORM1", "1J").end().data(new byte[17]);
            }
        }
        return fits.raw(new byte[random.nextInt(5000)]).bytes();
    }

    @Test
    void names_always_areWhatTheFileSays() throws IOException {
        ArrayField v = Generated.smooth(ElementType.F32, 3, 4);
        byte[] bytes = new FitsBytes()
                .image(true, v)
                .end()
                .values(v)
                .image(false, v)
                .card("EXTNAME", "SCI")
                .card("EXTVER", 1)
                .end()
                .values(v)
                .image(false, v)
                .card("EXTNAME", "ERR")
                .end()
                .values(v)
                .image(false, v)
                .card("EXTNAME", "SCI")
                .card("EXTVER", 2)
                .end()
                .values(v)
                .image(false, v)
                .end()
                .values(v)
                .image(false, v)
                .card("EXTNAME", "SCI")
                .card("EXTVER", 2)
                .end()
                .values(v)
                .bytes();
        try (Dataset data = open(bytes)) {
            assertThat(data.variables())
                    .extracting(Variable::name)
                    .containsExactly("PRIMARY", "SCI,1", "ERR", "SCI,2", "hdu4", "SCI,2,hdu5");
        }
    }

    @Test
    void conventions_ofIntegers_giveTypeFillAndPhysicalValues() throws IOException {
        ArrayField v =
                ArrayField.of(Generated.smooth(ElementType.I16, 4).spec(), new short[] {-32768, -32767, 0, 32767});
        byte[] bytes = new FitsBytes()
                .image(true, v)
                .card("BZERO", 32768)
                .card("BLANK", -32768)
                .end()
                .values(v)
                .image(false, v)
                .card("BSCALE", 0.5)
                .card("BZERO", 10)
                .card("BLANK", -32767)
                .end()
                .values(v)
                .bytes();
        try (Dataset data = open(bytes)) {
            Variable unsigned = data.variables().get(0);
            assertThat(unsigned.field().spec().type()).isEqualTo(ElementType.U16);
            assertThat(unsigned.field().readAll().value(3)).isEqualTo(65535);
            assertThat(unsigned.fills()).containsExactly(0);
            assertThat(unsigned.packing()).isNull();
            Variable scaled = data.variables().get(1);
            assertThat(scaled.field().readAll().value(1)).isEqualTo(-32767);
            assertThat(scaled.fills()).containsExactly(-32767);
            assertThat(scaled.packing()).isNotNull();
            assertThat(scaled.packing().physical(4)).isEqualTo(12);
        }
    }

    @Test
    void checksums_ofChangedValues_areRightAndThoseOfOthersUntouched() throws Exception {
        ArrayField v = Generated.smooth(ElementType.F32, 40, 50);
        FitsBytes fits = new FitsBytes();
        for (String name : List.of("ONE", "TWO")) {
            fits.image(name.equals("ONE"), v).card("EXTNAME", name);
            fits.card("CHECKSUM= '" + "0".repeat(16) + "'   / HDU checksum")
                    .card("DATASUM = '0       '")
                    .end()
                    .values(v);
        }
        Path file = Files.write(folder.resolve("sums.fits"), fits.bytes());
        Path back = throughContainer(file, new Absolute(0.5), List.of("TWO"));
        byte[] before = Files.readAllBytes(file);
        byte[] after = Files.readAllBytes(back);
        int half = before.length / 2;
        assertThat(Arrays.copyOf(after, half)).isEqualTo(Arrays.copyOf(before, half));
        long sum = 0;
        for (int i = half; i < after.length; i += 4) {
            sum += java.nio.ByteBuffer.wrap(after, i, 4).getInt() & 0xFFFFFFFFL;
            sum = (sum & 0xFFFFFFFFL) + (sum >>> 32);
        }
        assertThat(sum).isEqualTo(0xFFFFFFFFL);
        String header = new String(after, half, 2880, java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(header).contains("/ HDU checksum").doesNotContain("DATASUM = '0       '");
        Judges.fitsverify(back, 2);
    }

    @Test
    void writer_ofAllTypes_isReadBack() throws Exception {
        for (ElementType type : ElementType.values()) {
            ArrayField one = Generated.bits(type, org.tessera.field.Shape.of(3, 5, 7), type.ordinal());
            Path file = folder.resolve(type + ".fits");
            ArrayField two = one.withSpec(
                    new org.tessera.field.FieldSpec("other", type, one.spec().shape()));
            Formats.writer("fits").write(file, List.of(two, one), Map.of("values", Map.of("units", "it's K")));
            try (Dataset data = new FitsFormat().open(file, OpenOptions.NONE)) {
                assertThat(data.variables()).hasSize(2);
                Variable variable = data.variables().get(1);
                assertThat(variable.field().readAll().sameBits(one))
                        .as("%s", type)
                        .isTrue();
                assertThat(variable.attributes()).containsEntry("BUNIT", "it's K");
            }
            Judges.fitsverify(file, 0);
        }
    }

    @Test
    void writer_ofScaledValues_keepsWhatTheyStandFor() throws IOException {
        ArrayField v = Generated.smooth(ElementType.I16, 4, 5);
        Path file = folder.resolve("scaled.fits");
        Map<String, String> said = Map.of("physical values", "stored * 0.25 - 3", "BLANK", "-9");
        Formats.writer("fits").write(file, List.of(v), Map.of("values", said));
        try (Dataset data = new FitsFormat().open(file, OpenOptions.NONE)) {
            Variable variable = data.variables().getFirst();
            assertThat(variable.packing()).isEqualTo(new org.tessera.formats.conventions.Packing(0.25, -3));
            assertThat(variable.fills()).containsExactly(-9);
            assertThat(variable.field().readAll().sameBits(v)).isTrue();
        }
    }

    @Test
    void badFiles_always_areOneSentence() throws IOException {
        ArrayField v = Generated.smooth(ElementType.F32, 3, 4);
        byte[] good = new FitsBytes().image(true, v).end().values(v).bytes();
        refused(Arrays.copyOf(good, 2880 + 40), "the file ends early: HDU 0 has 48 bytes of data, 40 found");
        refused(Arrays.copyOf(good, 240), "the header of HDU 0 has no END card");
        refused(changed(good, "-32", "-31"), "BITPIX: 8, 16, 32, 64, -32 or -64 expected, found '-31'");
        refused(changed(good, "NAXIS1  =                    4", "NAXIS1  =                   -4"), "found '-4'");
        refused(changed(good, "NAXIS1  ", "NAXISX  "), "NAXIS1: a whole number of at least 0 expected, found no such");
        refused(
                changed(good, "NAXIS1  =                    4", "NAXIS1  =  4611686018427387904"),
                "claims data of more than 2^63 bytes");
    }

    private void refused(byte[] bytes, String message) throws IOException {
        Path file = Files.write(folder.resolve("bad.fits"), bytes);
        assertThatThrownBy(() -> new FitsFormat().open(file, OpenOptions.NONE).close())
                .isInstanceOf(org.tessera.error.MalformedException.class)
                .hasMessageContaining(message);
    }

    private static byte[] changed(byte[] bytes, String from, String to) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replaceFirst(from + "\\s{0," + (to.length() - from.length()) + "}", to)
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private Dataset open(byte[] bytes) throws IOException {
        return new FitsFormat().open(Files.write(folder.resolve("open.fits"), bytes), OpenOptions.NONE);
    }

    private static List<Placed> placed(Path file) throws IOException {
        List<Placed> placed = new ArrayList<>();
        try (Dataset data = new FitsFormat().open(file, OpenOptions.NONE)) {
            for (Variable variable : data.variables()) {
                placed.add(new Placed(
                        variable.name(),
                        data.placement(variable.name()),
                        variable.field().readAll()));
            }
        }
        return placed;
    }

    private static byte[] template(Path file, byte[] whole) throws IOException {
        byte[] template = whole.clone();
        try (Dataset data = new FitsFormat().open(file, OpenOptions.NONE)) {
            List<String> names = data.variables().stream().map(Variable::name).toList();
            for (Extent extent : data.extents(names)) {
                Arrays.fill(template, (int) extent.offset(), (int) extent.end(), (byte) 0);
            }
        }
        return template;
    }

    private Path throughContainer(Path file, Target target, List<String> names) throws IOException {
        Path packed = folder.resolve("x.tess");
        Path back = folder.resolve("back.fits");
        FileRequest request = new FileRequest(OpenOptions.NONE, names, CompressorOptions.of(target), true, Map.of());
        new FileCompressor(file, request, Compressor.Progress.NONE).write(packed);
        try (Container container = Container.open(packed)) {
            new FileRestorer(container, Compressor.Progress.NONE).rebuild(back);
        }
        return back;
    }
}
