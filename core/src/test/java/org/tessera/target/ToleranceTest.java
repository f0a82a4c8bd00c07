package org.tessera.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToleranceTest {

    @Test
    void bounds_resolveToNumbers() {
        assertThat(Tolerance.resolve(new Absolute(0.1), 7)).isEqualTo(Tolerance.absolute(0.1));
        assertThat(Tolerance.resolve(new ValueRangeRelative(1e-3), 500)).isEqualTo(Tolerance.absolute(0.5));
        assertThat(Tolerance.resolve(new PointwiseRelative(0.1), 7))
                .isEqualTo(new Tolerance(Double.POSITIVE_INFINITY, 0.1));
        assertThat(Tolerance.resolve(new Lossless(), 7)).isEqualTo(Tolerance.EXACT);
    }

    @Test
    void severalBounds_resolveToTheSmallestOfEach() {
        Every every = new Every(List.of(
                new Absolute(3), new ValueRangeRelative(0.25), new PointwiseRelative(0.5), new PointwiseRelative(0.1)));

        assertThat(Tolerance.resolve(every, 8)).isEqualTo(new Tolerance(2, 0.1));
        assertThat(Tolerance.resolve(every, 80)).isEqualTo(new Tolerance(3, 0.1));
    }

    @Test
    void relativeBoundOfAConstant_isExact() {
        assertThat(Tolerance.resolve(new ValueRangeRelative(0.1), 0).isExact()).isTrue();
    }

    /// The range overflowed, the tolerance was infinite, and any value was within it.
    @Test
    void relativeBoundOfARangeBeyondDoubles_isFinite() {
        assertThat(Tolerance.resolve(new ValueRangeRelative(1e-3), Double.POSITIVE_INFINITY))
                .isEqualTo(Tolerance.absolute(1e-3 * Double.MAX_VALUE));
        assertThat(Tolerance.resolve(new ValueRangeRelative(3), Double.MAX_VALUE)
                        .absolute())
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void nonsense_isRefused() {
        assertThatThrownBy(() -> new Tolerance(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tolerance(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tolerance(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Every(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
