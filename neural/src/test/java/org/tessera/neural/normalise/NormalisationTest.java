package org.tessera.neural.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

class NormalisationTest {

    private static final int SIZE = 343;

    @SuppressWarnings("unused") // read by name
    private static final List<String> NAMES = Normalisations.NAMES;

    /// Blocks of different sizes and signs, one of them constant.
    private static float[] blocks(long seed, boolean positive) {
        Random random = new Random(seed);
        float[] x = new float[SIZE * 6];
        for (int i = 0; i < x.length; i++) {
            int block = i / SIZE;
            double value = (positive ? random.nextDouble() : random.nextGaussian()) * Math.pow(10, block - 3);
            x[i] = block == 5 ? 0.25f : (float) value;
        }
        return x;
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void inverse_bringsTheValuesBack(String name) {
        for (int seed = 0; seed < 5; seed++) {
            boolean positive = name.equals("global-log");
            float[] x = blocks(seed, positive);
            Normalisation normalisation = Normalisations.fit(name, Double.NaN, x);
            int width = normalisation.side().size();
            float[] side = new float[6 * width];
            float[] y = new float[x.length];
            for (int b = 0; b < 6; b++) {
                normalisation.forward(x, b * SIZE, SIZE, side, b * width, y);
            }
            for (float value : y) {
                assertThat(value).isFinite();
            }
            for (int b = 0; b < 6; b++) {
                normalisation.inverse(y, b * SIZE, SIZE, side, b * width, y);
            }
            for (int i = 0; i < x.length; i++) {
                // One rounding of the normalised value, as its inverse magnifies it.
                float bound = tolerance(name, x, i);
                assertThat(y[i]).as("%s, seed %d, value %d", name, seed, i).isCloseTo(x[i], within(bound));
            }
        }
    }

    private static float tolerance(String name, float[] x, int i) {
        float range = 0;
        int from = name.equals("min-max") || name.equals("positive-log") ? i / SIZE * SIZE : 0;
        int to = from == 0 && !name.equals("min-max") && !name.equals("positive-log") ? x.length : from + SIZE;
        for (int j = from; j < Math.min(to, x.length); j++) {
            range = Math.max(range, Math.abs(x[j]));
        }
        return switch (name) {
            case "none" -> 0;
            case "scale-up" -> 2 * Math.ulp(x[i]);
            case "min-max", "global-min-max", "z-score" -> 4 * Math.ulp(range);
            case "symlog" -> 2e-6f * (1 + Math.abs(x[i]));
            case "abs-log" -> 4e-6f * (1e-6f + Math.abs(x[i]));
            default -> 4e-6f * range;
        };
    }

    @Test
    void positiveLog_isThatOfTheOriginal() {
        float[] x = {0.5f, 0.75f, 1};
        float[] y = new float[3];
        float[] side = new float[1];
        Normalisations.fit("positive-log", Double.NaN, x).forward(x, 0, 3, side, 0, y);
        // ln(2e-8), which the original's logs show as the minimum of its data.
        assertThat(y[0]).isCloseTo(-17.727534f, within(1e-6f));
        assertThat(side[0]).isEqualTo(0.5f);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void json_comesBack(String name) {
        Normalisation normalisation = Normalisations.fit(name, Double.NaN, blocks(9, false));
        assertThat(normalisation.label()).isEqualTo(name);
        assertThat(Normalisations.parse(Normalisations.json(normalisation))).isEqualTo(normalisation);
    }

    @Test
    void fit_ofWhatCannotBe_saysSo() {
        assertThatThrownBy(() -> Normalisations.fit("log", Double.NaN, new float[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown normalisation 'log'")
                .hasMessageContaining("positive-log");
        assertThatThrownBy(() -> Normalisations.fit("z-score", Double.NaN, new float[] {3, 3}))
                .hasMessageContaining("all training values are 3.0");
        assertThatThrownBy(() -> Normalisations.fit("global-min-max", Double.NaN, new float[] {3, 3}))
                .hasMessageContaining("no range");
    }

    @Test
    void parse_ofSomethingElse_isATypedError() {
        var node = Normalisations.json(new ZScore(1, 2));
        node.put("deviation", 0);
        assertThatThrownBy(() -> Normalisations.parse(node)).isInstanceOf(MalformedException.class);
        node.put("name", "rank");
        assertThatThrownBy(() -> Normalisations.parse(node)).isInstanceOf(UnsupportedException.class);
    }
}
