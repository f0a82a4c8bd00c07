package org.tessera.neural.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.error.LimitExceededException;
import org.tessera.io.ByteReader;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;

class RoundedTensorsTest {

    private static final List<ParameterSpec> SPECS = List.of(
            new ParameterSpec("strong", new int[] {20, 10}, true), new ParameterSpec("weak", new int[] {200}, true));

    private static NamedTensors tensors(long seed) {
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : SPECS) {
            float[] values = new float[(int) spec.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) new SeededNumbers(seed + spec.name().length()).signed(i);
            }
            tensors.put(spec.name(), values);
        }
        return tensors;
    }

    /// The first tensor counts a hundred times as much as the second.
    private static float[] output(NamedTensors tensors) {
        float[] out = new float[100];
        float[] strong = tensors.all().get("strong");
        float[] weak = tensors.all().get("weak");
        for (int i = 0; i < 200; i++) {
            out[i % 100] += strong[i] + weak[i] / 100;
        }
        return out;
    }

    private static double meanOff(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((double) a[i] - b[i]);
        }
        return sum / a.length;
    }

    @Test
    void numbersThatCountMore_areFiner_andTheErrorIsAsAsked() {
        for (long seed = 1; seed < 6; seed++) {
            NamedTensors exact = tensors(seed);
            RoundedTensors rounded = new RoundedTensors(SPECS, exact, RoundedTensorsTest::output);
            for (double error : new double[] {1e-1, 1e-2, 1e-3}) {
                byte[] bytes = rounded.write(error);
                NamedTensors read = RoundedTensors.read(new ByteReader(bytes), SPECS, 0);
                double strong = meanOff(exact.all().get("strong"), read.all().get("strong"));
                double weak = meanOff(exact.all().get("weak"), read.all().get("weak"));
                assertThat(meanOff(output(exact), output(read)))
                        .as("error for %s, seed %d", error, seed)
                        .isBetween(error / 8, 2 * error);
                assertThat(weak).as("seed %d", seed).isGreaterThan(4 * strong);
            }
        }
    }

    @Test
    void coarserNumbers_takeFewerBytes() {
        RoundedTensors rounded = new RoundedTensors(SPECS, tensors(3), RoundedTensorsTest::output);
        assertThat(rounded.write(1e-2)).hasSizeLessThan(rounded.write(1e-4).length);
        assertThat(rounded.write(1e-30)).isNull();
        assertThat(rounded.write(0)).isNull();
    }

    @Test
    void tooManyNumbers_areRefusedBeforeTheyAreRead() {
        List<ParameterSpec> huge = List.of(new ParameterSpec("x", new int[] {4096, 4096}, true));
        assertThatThrownBy(() -> RoundedTensors.read(new ByteReader(new byte[9]), huge, 0))
                .isInstanceOf(LimitExceededException.class);
    }
}
