package org.tessera.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SineProductsTest {

    @Test
    void cube_isTheProductAtEachPoint_xFastest() {
        float[] cube = SineProducts.cube(List.of(new int[] {1, 2, 3}), 9);
        double x = -1 + 2.0 * 3 / 8;
        double y = -1 + 2.0 * 5 / 8;
        double z = -1 + 2.0 * 1 / 8;
        double expected = Math.sin(2 * Math.PI * x) * Math.sin(4 * Math.PI * y) * Math.sin(6 * Math.PI * z);
        assertThat((double) cube[(1 * 9 + 5) * 9 + 3]).isEqualTo(expected, within(1e-6));
    }

    @Test
    void several_areAveraged() {
        float[] one = SineProducts.cube(List.of(new int[] {2, 2, 2}), 12);
        float[] both = SineProducts.cube(List.of(new int[] {2, 2, 2}, new int[] {2, 2, 2}), 12);
        assertThat(both).isEqualTo(one);
    }
}
