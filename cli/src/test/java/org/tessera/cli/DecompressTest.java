package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;

class DecompressTest {

    @TempDir
    Path folder;

    private Path small = Path.of("");

    @BeforeEach
    void make() {
        Path raw = Made.raw(folder.resolve("w_17x18x19.f32"), Made.waves(21, 17, 18, 19));
        small = folder.resolve("w.tess");
        Ran.well("compress", raw, "--abs", 0.01, "--chunk", "8,8,8", "-q", "-o", small);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2:9,:,:|2,0,0|7,18,19",
                ":,3,:|0,3,0|17,1,19",
                "16:,17:18,:4|16,17,0|1,1,4",
                "0:17,0:18,0:19|0,0,0|17,18,19"
            })
    void region_asNpy_holdsTheseValues(String region, String origin, String sizes) throws Exception {
        Path out = folder.resolve("part.npy");
        Ran.well("decompress", small, "--region", region, "-o", out);

        Box box = new Box(numbers(origin), Shape.of(numbers(sizes)));
        try (Container container = Container.open(small)) {
            assertSame(out, container.variables().getFirst().read(box));
        }
    }

    @ParameterizedTest
    @CsvSource({"raw, 1", "raw, 3", "npy, 1", "npy, 2", "hdf5, 2", "vti, 2", "vti, 1"})
    void level_asAnyKind_hasEverySecondOrFourthPoint(String kind, int level) throws Exception {
        Path out = folder.resolve("coarse");
        Ran ran = Ran.well("decompress", small, "--level", level, "--to", kind, "-o", out);

        assertThat(ran.out()).contains("level " + level, "as " + kind);
        if (kind.equals("vti")) {
            int last = (18 >> level);
            assertThat(new String(Made.read(out), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("WholeExtent=\"0 " + last);
            return;
        }
        try (Container container = Container.open(small)) {
            ArrayField whole = container.variables().getFirst().readAll();
            ArrayField coarse = container
                    .variables()
                    .getFirst()
                    .read(Box.all(Shape.of((16 >> level) + 1, (17 >> level) + 1, (18 >> level) + 1)), level);
            assertThat(coarse.value(1)).isEqualTo(whole.value(1 << level));
            assertSame(
                    out,
                    coarse,
                    kind.equals("raw") ? coarse.spec().shape().toString().replace('x', ',') : null);
        }
    }

    @Test
    void kind_fromTheNameOfTheOutput_isWritten() {
        Ran.well("decompress", small, "-o", folder.resolve("a.npy"));
        assertThat(Made.read(folder.resolve("a.npy"))).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y');

        Ran.well("decompress", small, "-o", folder.resolve("a.h5"));
        assertThat(Made.read(folder.resolve("a.h5"))).startsWith(0x89, 'H', 'D', 'F');

        Ran.well("decompress", small, "-o", folder.resolve("a.dat"));
        assertThat(folder.resolve("a.dat")).hasSize(4 * 17 * 18 * 19);
    }

    @Test
    void name_whenNotGiven_hasTheEndingOfTheOriginal() {
        Ran.well("decompress", small);
        assertThat(folder.resolve("w.f32")).hasSize(4 * 17 * 18 * 19);

        Ran.well("decompress", small, "--to", "hdf5");
        assertThat(folder.resolve("w.h5")).exists();
    }

    @Test
    void zfpFilter_withHdf5_keepsTheValues() {
        Path file = folder.resolve("z.h5");
        Ran.well("decompress", small, "--to", "hdf5", "--filter", "zfp", "-o", file);
        Ran.well("decompress", small, "-o", folder.resolve("z.f32"));
        Ran.well("compress", file, "--lossless", "-o", folder.resolve("z.tess"));
        Ran.well("decompress", folder.resolve("z.tess"), "--to", "raw", "-o", folder.resolve("y.f32"));
        assertThat(Made.read(folder.resolve("y.f32"))).isEqualTo(Made.read(folder.resolve("z.f32")));

        assertThat(Ran.tessera("decompress", small, "--to", "npy", "--filter", "zfp")
                        .err())
                .contains("--filter zfp goes with --to hdf5; this writes npy");
        assertThat(Ran.tessera("decompress", small, "--to", "hdf5", "--filter", "gzip")
                        .err())
                .contains("--filter takes zfp, found 'gzip'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rho", "r*", "fields/packed", "/fields/p*", "packed"})
    void var_asNameOrGlob_choosesOne(String glob) {
        Path file = Made.hdf5(folder.resolve("run.h5"), 3);
        Ran.well("compress", file, "--abs", 0.01, "-q");

        Ran ran = Ran.well(
                "decompress", folder.resolve("run.h5.tess"), "--var", glob, "--json", "-o", folder.resolve("o.npy"));

        assertThat(ran.json().path("variables")).hasSize(1);
        assertThat(ran.json().path("variables").path(0).asText()).isIn("rho", "fields/packed");
        assertThat(ran.json().path("kind").asText()).isEqualTo("npy");
    }

    @Test
    void quiet_always_printsNothing() {
        Ran ran = Ran.well("decompress", small, "-q");

        assertThat(ran.out() + ran.err()).isEmpty();
    }

    private static long[] numbers(String text) {
        return java.util.Arrays.stream(text.split(",", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static void assertSame(Path file, ArrayField expected) throws Exception {
        assertSame(file, expected, null);
    }

    private static void assertSame(Path file, ArrayField expected, String shape) throws Exception {
        OpenOptions options = shape == null
                ? OpenOptions.NONE
                : new OpenOptions(Map.of("format", "raw", "dtype", "f32", "shape", shape));
        try (Dataset dataset = Formats.detect(file, options).open(file, options)) {
            var field = dataset.variables().getFirst().field();
            ArrayField found = field.read(Box.all(field.spec().shape()));
            assertThat(found.spec().shape()).isEqualTo(expected.spec().shape());
            assertThat(found.floats()).isEqualTo(expected.floats());
        }
    }
}
