package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.Tessera;
import org.tessera.field.ArrayField;
import org.tessera.io.ByteReader;
import org.tessera.target.Target;
import org.tessera.target.TargetText;

/// What users of other tools ran into, from the command line.
class AcceptanceTest {

    private static final int CHUNK = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"--abs, 0.001, abs=0.001", "--abs, 1e-3, abs=0.001", "--rel, 1E-4, rel=1e-4", "--pwrel, .01, pwrel=0.01"
    })
    void bound_throughCommandLineAndApi_givesTheSamePayload(String option, String typed, String said) {
        float[] values = Made.waves(41, 30, 31, 32);
        Target target = TargetText.parse(said);
        byte[] api = Tessera.compress(ArrayField.of("w_30x31x32", values, 30, 31, 32), target)
                .bytes();

        Path raw = Made.raw(folder.resolve("w_30x31x32.f32"), values);
        Ran.well("compress", raw, option, typed, "-q");
        byte[] cli = Made.read(folder.resolve("w_30x31x32.f32.tess"));

        assertThat(chunkBodies(api)).hasSize(1);
        assertThat(chunkBodies(cli).getFirst()).isEqualTo(chunkBodies(api).getFirst());
    }

    /// The name says 1800 and 3600 without saying which comes first: the smoother reading is the right one.
    @ParameterizedTest
    @CsvSource({"1800, 3600", "3600, 1800"})
    void climateName_inEitherOrder_isReadRight(int rows, int columns) {
        Path raw = Made.raw(folder.resolve("CLDHGH_1_1800_3600.f32"), hill(1, rows, columns));
        Ran ran = Ran.well("compress", raw, "--rel", 1e-2, "--json");

        assertThat(variable(ran).path("shape").toString()).isEqualTo("[" + rows + "," + columns + "]");
        assertThat(ran.err()).contains("shape " + rows + "x" + columns, "guessed from the name", "rougher");
    }

    /// This name has the fastest axis first.
    @Test
    void densityName_fastestAxisFirst_isReadRight() {
        float[] hill = hill(256, 128, 128);
        double[] values = new double[hill.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = hill[i];
        }
        Path raw = Made.raw(folder.resolve("density_128x128x256.d64"), values);
        Ran ran = Ran.well("compress", raw, "--rel", 1e-2, "--json");

        assertThat(variable(ran).path("type").asText()).isEqualTo("f64");
        assertThat(variable(ran).path("shape").toString()).isEqualTo("[256,128,128]");
        assertThat(Ran.well("verify", folder.resolve("density_128x128x256.d64.tess"), raw)
                        .out())
                .contains("BOUND HELD");
    }

    /// Smooth, without a period.
    private static float[] hill(int nz, int ny, int nx) {
        float[] values = new float[nz * ny * nx];
        for (int i = 0; i < values.length; i++) {
            double x = (double) (i % nx) / nx - 0.4;
            double y = (double) (i / nx % ny) / ny - 0.3;
            double z = (double) (i / nx / ny) / nz - 0.6;
            values[i] = (float) (1 / (0.1 + x * x + 2 * y * y + 3 * z * z));
        }
        return values;
    }

    @Test
    void noise_inNeitherOrderSmooth_isNotGuessed() {
        float[] noise = new float[40 * 50];
        java.util.Random random = new java.util.Random(44);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        Ran ran = Ran.tessera("compress", Made.raw(folder.resolve("n_40_50.f32"), noise), "--rel", 1e-2);

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--shape 40,50", "--shape 50,40");
    }

    private static JsonNode variable(Ran ran) {
        return ran.json().path("variables").path(0);
    }

    /// Frames as docs/format.md has them: type, lengths, head, checksum, body.
    private static List<byte[]> chunkBodies(byte[] file) {
        List<byte[]> bodies = new ArrayList<>();
        ByteReader in = new ByteReader(file, 0, file.length - 16, 0);
        in.bytes(10);
        while (in.remaining() > 0) {
            int type = in.u8();
            long head = in.varint();
            long body = in.varint();
            in.bytes((int) head + 4);
            byte[] bytes = in.bytes((int) body);
            if (type == CHUNK) {
                bodies.add(Arrays.copyOf(bytes, bytes.length));
            }
        }
        return bodies;
    }
}
