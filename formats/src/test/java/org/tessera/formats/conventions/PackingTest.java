package org.tessera.formats.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.target.Absolute;
import org.tessera.target.PointwiseRelative;
import org.tessera.target.TargetText;
import org.tessera.target.Tolerance;

class PackingTest {

    @Test
    void tolerance_ofAnyStepAndBound_isTheLargestThatHoldsExactly() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            double step = Math.scalb(1 + random.nextDouble(), random.nextInt(-300, 300));
            double epsilon = random.nextBoolean()
                    ? step * random.nextInt(1, 1000)
                    : Math.scalb(1 + random.nextDouble(), random.nextInt(-300, 300));
            double t = Tolerance.resolve(new Absolute(epsilon), 0, step).absolute();
            BigDecimal most = new BigDecimal(epsilon);
            assertThat(exact(t, step)).as("seed %d", seed).isLessThanOrEqualTo(most);
            assertThat(exact(Math.nextUp(t), step)).as("seed %d", seed).isGreaterThan(most);
        }
    }

    private static BigDecimal exact(double t, double step) {
        return new BigDecimal(t).multiply(new BigDecimal(step));
    }

    /// 0.1 as a double is a little more than a tenth, so three steps of it are more than 0.3 as a double.
    @Test
    void wholeSteps_whereDecimalsDeceive_areOneFewer() {
        assertThat(Tolerance.resolve(new Absolute(0.3), 0, 0.1).whole().absolute())
                .isEqualTo(2);
        assertThat(Tolerance.resolve(new Absolute(0.5), 0, 0.1).whole().absolute())
                .isEqualTo(4);
        assertThat(Tolerance.resolve(new Absolute(0.1), 0, 0.1).whole().absolute())
                .isEqualTo(1);
        assertThat(Tolerance.resolve(new Absolute(0.09), 0, 0.1).whole().isExact())
                .isTrue();
    }

    @Test
    void text_readBack_isTheSamePacking() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            double scale = Double.longBitsToDouble(random.nextLong());
            double offset = random.nextInt(4) == 0 ? 0 : 400 * random.nextGaussian();
            Packing packing = Packing.of(scale, offset);
            Packing again = packing == null ? null : Packing.among(Map.of(Packing.ATTRIBUTE, packing.text()));
            assertThat(again).as("seed %d", seed).isEqualTo(packing);
        }
        assertThat(new Packing(0.01, -273.15).text()).isEqualTo("stored * 0.01 - 273.15");
    }

    @Test
    void among_textOfAnotherKind_isNone() {
        for (String text : List.of("", "stored * x + 1", "stored * 0 + 1", "stored * NaN + 1", "metres")) {
            assertThat(Packing.among(Map.of(Packing.ATTRIBUTE, text))).as(text).isNull();
        }
    }

    @Test
    void check_pointwiseBoundWithAnOffset_isRefusedInOneSentence() {
        Packing packing = new Packing(0.01, 273.15);
        assertThatThrownBy(() -> packing.check("t2m", TargetText.parse("abs=1,pwrel=0.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pwrel")
                .hasMessageContaining("'t2m' (stored * 0.01 + 273.15)")
                .hasMessageContaining("--abs");
        packing.check("t2m", new Absolute(1));
        new Packing(0.01, 0).check("t2m", new PointwiseRelative(0.1));
    }

    @Test
    void physicalField_always_unpacksAndLeavesOutFills() {
        ArrayField stored =
                ArrayField.of(new FieldSpec("t", ElementType.I16, Shape.of(3)), new short[] {10, -32768, -10});
        PhysicalField field = new PhysicalField(stored, new Packing(0.5, 100), -32768);
        assertThat(field.read(Box.all(Shape.of(3))).doubles()).containsExactly(105, Double.NaN, 95);
    }
}
