package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;

/// A file in, the same kind of file out: only values under a bound may differ.
class RoundTripTest {

    @TempDir
    Path folder;

    @Test
    void hdf5_underABound_comesBackWithEverythingElse() {
        Path original = Made.hdf5(folder.resolve("run.h5"), 31);
        Path restored = through(original, "--abs", 0.01);

        try (HdfFile before = new HdfFile(original);
                HdfFile after = new HdfFile(restored)) {
            for (String name : List.of("rho", "fields/packed")) {
                float[][][] a = (float[][][]) before.getDatasetByPath(name).getData();
                float[][][] b = (float[][][]) after.getDatasetByPath(name).getData();
                assertThat(Made.largestDifference(flat(a), flat(b))).isBetween(1e-9, 0.01);
            }
            assertThat(after.getDatasetByPath("fields/counts").getData())
                    .isEqualTo(before.getDatasetByPath("fields/counts").getData());
            assertThat(after.getDatasetByPath("fields/names").getData())
                    .isEqualTo(before.getDatasetByPath("fields/names").getData());
            assertThat(after.getAttribute("title").getData()).isEqualTo("waves");
            assertThat(after.getDatasetByPath("rho").getAttribute("units").getData())
                    .isEqualTo("g/cm3");
            assertThat(after.getDatasetByPath("fields/packed")
                            .getAttribute("scale")
                            .getData())
                    .isEqualTo(2.5);
            assertThat(after.getDatasetByPath("fields/packed").getFilters())
                    .hasToString(before.getDatasetByPath("fields/packed")
                            .getFilters()
                            .toString());
        }
    }

    @Test
    void hdf5_bytesThatAreNoValues_areThoseOfTheOriginal() throws Exception {
        Path original = Made.hdf5(folder.resolve("run.h5"), 32);
        Path restored = through(original, "--abs", 0.01, "--var", "rho");

        List<Extent> values;
        try (Dataset dataset = Formats.detect(original, OpenOptions.NONE).open(original, OpenOptions.NONE)) {
            values = dataset.extents(List.of("rho"));
        }
        assertThat(values).hasSize(1);
        Extent rho = values.getFirst();
        byte[] before = Made.read(original);
        byte[] after = Made.read(restored);
        assertThat(after).hasSameSizeAs(before);
        assertThat(Arrays.equals(before, after)).isFalse();
        System.arraycopy(before, (int) rho.offset(), after, (int) rho.offset(), (int) (rho.end() - rho.offset()));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void hdf5_lossless_hasTheSameValues() throws Exception {
        Path original = Made.hdf5(folder.resolve("run.h5"), 33);
        Path restored = through(original, "--lossless");

        assertThat(judge("h5diff", original.toString(), restored.toString())).isEmpty();
    }

    @Test
    void hdf5_underABound_isReadByTheHdf5Library() throws Exception {
        Path original = Made.hdf5(folder.resolve("run.h5"), 34);
        Path restored = through(original, "--abs", 0.01);

        assertThat(judge("h5diff", "-d", "0.0100001", original.toString(), restored.toString()))
                .isEmpty();
        assertThat(judge("h5dump", restored.toString())).contains("g/cm3", "DATASET \"counts\"");
    }

    @Test
    void hdf5_writtenAnew_isReadByTheHdf5Library() throws Exception {
        Path original = Made.hdf5(folder.resolve("run.h5"), 35);
        Ran.well("compress", original, "--abs", 0.01, "-q");
        Ran.well(
                "decompress",
                folder.resolve("run.h5.tess"),
                "--to",
                "hdf5",
                "--level",
                1,
                "-o",
                folder.resolve("c.h5"),
                "--var",
                "rho");

        assertThat(judge("h5dump", "-H", folder.resolve("c.h5").toString())).contains("( 6, 10, 12 )");
    }

    @Test
    void npy_underABound_keepsItsHeader() {
        float[] values = Made.waves(36, 30, 40);
        Path original = Made.npy(folder.resolve("a.npy"), 30, 40, values);
        byte[] before = Made.read(original);
        byte[] after = Made.read(through(original, "--abs", 0.01));

        int header = before.length - 4 * values.length;
        assertThat(after).hasSameSizeAs(before);
        assertThat(Arrays.copyOf(after, header)).isEqualTo(Arrays.copyOf(before, header));
        assertThat(Arrays.equals(before, after)).isFalse();
        assertThat(Ran.well("compare", original, folder.resolve("restored.npy"), "--fail-if", "max>0.01")
                        .code())
                .isZero();
    }

    @Test
    void raw_ofIntegersBigEndian_lossless_isTheSameFile() {
        byte[] bytes = new byte[2 * 9 * 11];
        new java.util.Random(37).nextBytes(bytes);
        Path original = Made.write(folder.resolve("counts.dat"), bytes);
        Path restored = through(original, "--lossless", "--shape", "9,11", "--dtype", "i16", "--endian", "be");

        assertThat(restored).hasSameBinaryContentAs(original);
    }

    @Test
    void raw_ofDoubles_keepsNaNInfinityAndFills() {
        double[] values = new double[20 * 30];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(0.01 * i);
        }
        values[0] = Double.NaN;
        values[7] = Double.NEGATIVE_INFINITY;
        values[8] = -1e10;
        Path original = Made.raw(folder.resolve("d_20x30.f64"), values);
        byte[] after = Made.read(through(original, "--rel", 1e-3, "--fill", "-1e10", "--shape", "20,30"));
        byte[] before = Made.read(original);

        for (int i : new int[] {0, 7, 8}) {
            assertThat(Arrays.copyOfRange(after, 8 * i, 8 * i + 8))
                    .isEqualTo(Arrays.copyOfRange(before, 8 * i, 8 * i + 8));
        }
        assertThat(Arrays.equals(before, after)).isFalse();
    }

    /// Generations of compression do not drift away: the values that a bound gave are kept by the same bound.
    @Test
    void recompression_ofItsOwnOutput_staysWithinOneBound() {
        float[] values = Made.waves(38, 12, 20, 24);
        Path original = Made.hdf5(folder.resolve("run.h5"), 38);
        Path last = original;
        for (int generation = 0; generation < 8; generation++) {
            Path next = folder.resolve("run" + generation + ".h5");
            Ran.well("compress", last, "--abs", 0.01, "-q", "-f", "-o", folder.resolve("g.tess"));
            Ran.well("decompress", folder.resolve("g.tess"), "-q", "-o", next);
            last = next;
        }
        try (HdfFile file = new HdfFile(last)) {
            float[] found = flat((float[][][]) file.getDatasetByPath("rho").getData());
            assertThat(Made.largestDifference(values, found)).isLessThanOrEqualTo(0.01);
        }
    }

    private Path through(Path original, Object... options) {
        Path small = folder.resolve("small.tess");
        String name = original.getFileName().toString();
        Path restored = folder.resolve("restored" + name.substring(name.indexOf('.')));
        Object[] words = {"compress", original, "-q", "-o", small};
        Ran.well(java.util.stream.Stream.concat(Arrays.stream(words), Arrays.stream(options))
                .toArray());
        Ran.well("verify", small, original, "-q");
        Ran.well("decompress", small, "-q", "-o", restored);
        return restored;
    }

    private static float[] flat(float[][][] cube) {
        float[] values = new float[cube.length * cube[0].length * cube[0][0].length];
        int at = 0;
        for (float[][] plane : cube) {
            for (float[] row : plane) {
                System.arraycopy(row, 0, values, at, row.length);
                at += row.length;
            }
        }
        return values;
    }

    private static String judge(String... command) throws Exception {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> new File(place, command[0]).canExecute());
        assumeTrue(installed, command[0] + " is not installed");
        Path said = Files.createTempFile("judge", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String text = Files.readString(said, StandardCharsets.ISO_8859_1);
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            Files.delete(said);
        }
    }
}
