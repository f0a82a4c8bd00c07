package org.tessera.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.cli.demo.BrillLindquist.Quantity;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;

class BrillLindquistTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16})
    void everyPoint_isFinite(int n) {
        for (Quantity quantity : Quantity.values()) {
            for (double value :
                    BrillLindquist.sample(quantity, ElementType.F64, n).doubles()) {
                assertThat(value).isFinite().isPositive();
            }
        }
    }

    @Test
    void onePointInTheMiddle_isTheClosedForm() {
        double psi = 1 + 0.5 / 1.168642873;

        assertThat(BrillLindquist.sample(Quantity.PSI, ElementType.F64, 1).value(0))
                .isCloseTo(psi, within(1e-15));
        assertThat(BrillLindquist.sample(Quantity.CHI, ElementType.F64, 1).value(0))
                .isCloseTo(Math.pow(psi, -4), within(1e-15));
        assertThat(BrillLindquist.sample(Quantity.ALPHA, ElementType.F64, 1).value(0))
                .isCloseTo(Math.pow(psi, -2), within(1e-15));
    }

    @Test
    void field_isTheSameSeenFromBothHoles() {
        int n = 12;
        double[] chi = BrillLindquist.sample(Quantity.CHI, ElementType.F64, n).doubles();

        for (int row = 0; row < n * n; row++) {
            for (int x = 0; x < n; x++) {
                assertThat(chi[row * n + x]).isEqualTo(chi[row * n + n - 1 - x]);
            }
        }
    }

    @Test
    void floats_areTheDoublesRounded() {
        ArrayField wide = BrillLindquist.sample(Quantity.ALPHA, ElementType.F64, 8);
        ArrayField narrow = BrillLindquist.sample(Quantity.ALPHA, ElementType.F32, 8);

        for (int i = 0; i < wide.size(); i++) {
            assertThat(narrow.floats()[i]).isEqualTo((float) wide.doubles()[i]);
        }
    }

    @Test
    void integers_areRefused() {
        assertThatThrownBy(() -> BrillLindquist.sample(Quantity.PSI, ElementType.I32, 8))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
