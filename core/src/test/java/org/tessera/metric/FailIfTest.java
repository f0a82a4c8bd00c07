package org.tessera.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.field.ArrayField;

class FailIfTest {

    private static final Measured PAIR = Measured.of(Comparison.of(
            ArrayField.of("x", new double[] {0, 1, 2, 4}, 4),
            ArrayField.of("y", new double[] {0, 1.5, 2, 3}, 4),
            CompareOptions.BASIC));

    @ParameterizedTest
    @ValueSource(strings = {"max>0.9", "max>=1", "psnr<80", "error_stat:psnr < 80", "max_error>0.5", "psnr<80,max>1"})
    void metCondition_isAFailure(String text) {
        assertThat(FailIf.parse(text).failures(PAIR)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max>1", "max<1", "psnr<10", "class_changed>0", "bias>0"})
    void unmetCondition_isNone(String text) {
        assertThat(FailIf.parse(text).failures(PAIR)).isEmpty();
    }

    @Test
    void unknownMetric_listsTheKnownOnes() {
        assertThatThrownBy(() -> FailIf.parse("psnrr<80"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("psnrr")
                .hasMessageContaining(" psnr ")
                .hasMessageContaining(" ssim ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "max", "max>", "max=1", "max>one", "max>1,", "max>NaN", ">1"})
    void malformedCondition_isRefused(String text) {
        assertThatThrownBy(() -> FailIf.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void metricThatWasNotMeasured_isSaid() {
        assertThatThrownBy(() -> FailIf.parse("ratio<10").failures(PAIR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not measured");
    }
}
