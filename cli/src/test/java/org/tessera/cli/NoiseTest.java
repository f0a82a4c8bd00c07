package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--noise` from the command line, on a frame as a telescope gives it: science, and what is wrong with each pixel.
class NoiseTest {

    private static final int SIDE = 96;
    private static final double SIGMA = 5;

    @TempDir
    Path folder;

    private Path file = Path.of("");

    private static void header(ByteArrayOutputStream out, boolean primary, int bitpix, String name) {
        StringBuilder cards = new StringBuilder();
        card(cards, primary ? "SIMPLE  =                    T" : "XTENSION= 'IMAGE   '");
        card(cards, "BITPIX  = %20d".formatted(bitpix));
        card(cards, "NAXIS   = %20d".formatted(2));
        card(cards, "NAXIS1  = %20d".formatted(SIDE));
        card(cards, "NAXIS2  = %20d".formatted(SIDE));
        if (!primary) {
            card(cards, "PCOUNT  = %20d".formatted(0));
            card(cards, "GCOUNT  = %20d".formatted(1));
        }
        card(cards, "EXTNAME = '%-8s'".formatted(name));
        card(cards, "END");
        out.writeBytes(cards.toString().getBytes(StandardCharsets.US_ASCII));
        pad(out, ' ');
    }

    private static void card(StringBuilder cards, String text) {
        cards.append(text).append(" ".repeat(80 - text.length()));
    }

    private static void pad(ByteArrayOutputStream out, int filler) {
        while (out.size() % 2880 != 0) {
            out.write(filler);
        }
    }

    @BeforeEach
    void make() throws IOException {
        Random random = new Random(11);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, true, -32, "SCI");
        ByteBuffer science = ByteBuffer.allocate(4 * SIDE * SIDE);
        ByteBuffer quality = ByteBuffer.allocate(2 * SIDE * SIDE);
        ByteBuffer bits = ByteBuffer.allocate(2 * SIDE * SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            science.putFloat((float) (100 + SIGMA * random.nextGaussian()));
            quality.putShort((short) (random.nextInt(50) == 0 ? 4096 + 3 : 0));
            bits.putShort((short) (random.nextInt(50) == 0 ? 1 << random.nextInt(5) : 0));
        }
        out.writeBytes(science.array());
        pad(out, 0);
        header(out, false, 16, "DQ");
        out.writeBytes(quality.array());
        pad(out, 0);
        header(out, false, 16, "WHAT");
        out.writeBytes(bits.array());
        pad(out, 0);
        file = Files.write(folder.resolve("frame.fits"), out.toByteArray());
    }

    @Test
    void noise_ofAFrame_boundsScienceAndKeepsFlags() throws IOException {
        Ran ran = Ran.well("compress", file, "--noise", "4", "--json");
        JsonNode science = ran.json().path("variables").path(0);

        assertThat(ran.json().path("variables")).hasSize(1);
        assertThat(science.path("name").asText()).isEqualTo("SCI");
        assertThat(science.path("error_stat:max_error").asDouble()).isBetween(0.7 * SIGMA / 12, 1.3 * SIGMA / 12);
        assertThat(ran.err().lines().filter(line -> line.contains("bit flags")).toList())
                .containsExactly("kept exactly (bit flags; --var or a rule takes them under the bound): DQ, WHAT");

        Path restored = folder.resolve("r.fits");
        Ran.well("decompress", file + ".tess", "-o", restored);
        byte[] before = Files.readAllBytes(file);
        byte[] after = Files.readAllBytes(restored);
        int flags = 2880 + Math.ceilDiv(4 * SIDE * SIDE, 2880) * 2880;
        assertThat(Arrays.copyOfRange(after, flags, after.length))
                .isEqualTo(Arrays.copyOfRange(before, flags, before.length));
        assertThat(Arrays.copyOf(after, 2880)).isEqualTo(Arrays.copyOf(before, 2880));
        assertThat(after).isNotEqualTo(before);
        Ran.well("verify", file + ".tess", file);
    }

    @Test
    void noise_ofAFrame_statesFormat1_1AndOthersFormat1_0() throws IOException {
        Ran.well("compress", file, "--noise", "4", "-o", folder.resolve("n.tess"));
        Ran.well("compress", file, "--rel", "1e-2", "-o", folder.resolve("r.tess"));

        assertThat(Files.readAllBytes(folder.resolve("n.tess"))[9]).isEqualTo((byte) 1);
        assertThat(Files.readAllBytes(folder.resolve("r.tess"))[9]).isZero();
        assertThat(Ran.well("info", folder.resolve("n.tess")).out()).contains("Tessera format 1.1");
        assertThat(Ran.well("info", folder.resolve("r.tess")).out()).contains("Tessera format 1.0");
    }

    @Test
    void flags_thatAreNamed_goUnderTheBound() {
        JsonNode json = Ran.well("compress", file, "--rel", "1e-3", "--var", "DQ", "--json")
                .json();

        assertThat(json.path("variables").path(0).path("name").asText()).isEqualTo("DQ");
    }
}
