package org.tessera.formats.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.Shape;

class SliceTest {

    @Test
    void eachAxis_leavesTheOtherTwoInOrder() {
        ArrayField field = ramp(2, 3, 4);
        Shape shape = field.spec().shape();

        Plane z = Slice.at(shape, 0, 1, 100).of(field);
        Plane y = Slice.at(shape, 1, 2, 100).of(field);
        Plane x = Slice.at(shape, 2, 3, 100).of(field);

        assertThat(z.rows()).isEqualTo(3);
        assertThat(z.values()).startsWith(12, 13, 14, 15, 16);
        assertThat(y.rows()).isEqualTo(2);
        assertThat(y.values()).containsExactly(8, 9, 10, 11, 20, 21, 22, 23);
        assertThat(x.columns()).isEqualTo(3);
        assertThat(x.values()).containsExactly(3, 7, 11, 15, 19, 23);
    }

    @Test
    void otherRanks_giveAPlaneToo() {
        assertThat(Slice.middle(Shape.of(5), 100).of(ramp(5)).rows()).isEqualTo(1);
        assertThat(Slice.middle(Shape.of(5, 6), 100).of(ramp(5, 6)).values()).hasSize(30);
        Plane four = Slice.at(Shape.of(3, 3, 2, 2), 0, 2, 100).of(ramp(3, 3, 2, 2));
        assertThat(four.values()).containsExactly(28, 29, 30, 31);
    }

    @Test
    void largePlane_isMadeOfMeansAndOfWorstErrors() {
        ArrayField x = ArrayField.of("x", new double[36], 6, 6);
        double[] errors = new double[36];
        errors[7] = -3;
        errors[0] = 1;
        ArrayField y = ArrayField.of("y", errors, 6, 6);
        Slice slice = Slice.middle(Shape.of(6, 6), 2);

        assertThat(slice.of(y).values()).containsExactly(-2 / 9.0, 0, 0, 0);
        assertThat(slice.ofError(x, y).values()).containsExactly(-3, 0, 0, 0);
    }

    @Test
    void missingValues_stayMissing() {
        ArrayField x = ArrayField.of("x", new float[] {1e20f, 1, Float.NaN, 2}, 2, 2);
        Slice slice = Slice.middle(Shape.of(2, 2), 10).withFills(1e20);

        assertThat(slice.of(x).values()).containsExactly(Double.NaN, 1, Double.NaN, 2);
        assertThat(slice.ofError(x, x).values()).containsExactly(Double.NaN, 0, Double.NaN, 0);
    }

    @Test
    void brokenReconstruction_isTheWorstErrorAndNoHole() {
        ArrayField x = ArrayField.of("x", new double[4], 2, 2);
        ArrayField y = ArrayField.of("y", new double[] {0, Double.NaN, 0, 1}, 2, 2);

        assertThat(Slice.middle(Shape.of(2, 2), 1).ofError(x, y).values()).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(ColorMap.index(new Stretch.Linear(-1, 1).position(Double.POSITIVE_INFINITY)))
                .isEqualTo(ColorMap.COLORS - 1);
    }

    @Test
    void indexOutside_isRefused() {
        assertThatThrownBy(() -> Slice.at(Shape.of(2, 3), 0, 2, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2x3");
    }

    private static ArrayField ramp(long... shape) {
        double[] values = new double[(int) Shape.of(shape).count()];
        java.util.Arrays.setAll(values, i -> i);
        return ArrayField.of("ramp", values, shape);
    }
}
