package org.tessera.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.BoundTest;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.metric.NoiseLevel;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Noise;
import org.tessera.target.TargetText;
import org.tessera.target.Tolerance;

/// Each chunk has the tolerance of its own noise, says so, and keeps it.
class NoiseTargetTest {

    /// Four chunks of 32x32: noise of 1, of 100, none on a slope, none at all.
    private static ArrayField quarters() {
        Random random = new Random(11);
        float[] values = new float[64 * 64];
        for (int i = 0; i < values.length; i++) {
            int quarter = i / 64 / 32 * 2 + i % 64 / 32;
            values[i] = (float)
                    switch (quarter) {
                        case 0 -> random.nextGaussian();
                        case 1 -> 100 * random.nextGaussian();
                        case 2 -> i % 64;
                        default -> 5;
                    };
        }
        return ArrayField.of("sky", values, 64, 64);
    }

    private static byte[] compressed(ArrayField field, int threads) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CompressorOptions options =
                CompressorOptions.of(new Noise(4)).withChunk(Shape.of(32, 32)).withThreads(threads);
        try (ContainerWriter writer = new ContainerWriter(bytes, 1)) {
            VariableReport report = new Compressor(field, options, Compressor.Progress.NONE).write(writer);
            writer.finish();
            assertThat(report.tolerance().absolute()).isGreaterThan(5);
        }
        return bytes.toByteArray();
    }

    @Test
    void chunks_ofDifferentNoise_haveTheirOwnToleranceAndHoldIt() throws IOException {
        ArrayField field = quarters();
        ContainerVariable variable =
                Container.of(compressed(field, 2)).variables().getFirst();
        assertThat(variable.header().target()).isEqualTo(new Noise(4));
        for (int number = 0; number < 4; number++) {
            Box box = variable.header().chunking().box(number);
            ArrayField original = field.read(box);
            Tolerance tolerance = variable.tolerance(number);
            double sigma = NoiseLevel.of(original, MaskRules.NONE);
            assertThat(tolerance).isEqualTo(Tolerance.absolute(new Noise(4).tolerance(sigma)));
            assertThat(variable.info(number).tolerance()).isEqualTo(tolerance);
            assertThat(new BoundTest(tolerance)
                            .compare(original, variable.read(box), null)
                            .failures())
                    .isEmpty();
        }
        assertThat(variable.tolerance(0).absolute()).isBetween(0.07, 0.1);
        assertThat(variable.tolerance(1).absolute()).isBetween(7.0, 10.0);
        assertThat(variable.tolerance(2).isExact()).isTrue();
        assertThat(variable.header().tolerance()).isEqualTo(variable.tolerance(1));
    }

    @Test
    void bytes_always_areThoseOfOneThread() throws IOException {
        assertThat(compressed(quarters(), 3)).isEqualTo(compressed(quarters(), 1));
    }

    @Test
    void text_always_isReadBack() {
        assertThat(new Noise(4).text()).isEqualTo("noise=4");
        assertThat(TargetText.parse("noise=2.5")).isEqualTo(new Noise(2.5));
        assertThatThrownBy(() -> TargetText.parse("noise=0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TargetText.parse("noise=4,abs=1")).hasMessageContaining("cannot be combined");
    }

    @Test
    void chunkHead_withAToleranceThatMakesNoSense_isMalformed() {
        for (double tolerance : new double[] {-1, Double.POSITIVE_INFINITY}) {
            byte[] head = new ChunkHead(0, 0, 1, new int[] {0}, new int[] {0}, tolerance).toBytes();
            Frame frame = Frame.read(
                    org.tessera.io.ByteSource.of(Frame.start(FrameType.CHUNK, head, 0)),
                    0,
                    org.tessera.io.Limits.DEFAULT);
            assertThatThrownBy(() -> ChunkHead.read(frame))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("a tolerance of a chunk");
        }
    }
}
