package org.tessera.stage.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.Tessera;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.container.VariableReport;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.quantize.Grid.Rounding;
import org.tessera.target.Absolute;

class GridTest {

    @Test
    void step_comesBackAndIsNeverLarger() {
        for (int exponent = -980; exponent < 980; exponent += 7) {
            double tolerance = Math.scalb(1.2345678901234, exponent);
            Grid grid = Grid.choose(ElementType.F64, new double[] {0.3 * tolerance, tolerance / 7}, tolerance);
            ByteWriter out = new ByteWriter();
            grid.writeStep(out);

            assertThat(grid.halfStep()).isBetween(tolerance * 0.999999, tolerance);
            assertThat(Grid.readStep(grid.rounding(), new ByteReader(out.toByteArray())))
                    .isEqualTo(grid);
        }
    }

    @Test
    void integers_haveWholeSteps() {
        Grid grid = Grid.choose(ElementType.I16, new double[] {5, -7, 300}, 2.9);
        ByteWriter out = new ByteWriter();
        grid.writeStep(out);

        assertThat(grid).isEqualTo(new Grid(Rounding.INTEGER, 2.5));
        assertThat(grid.halfStep(4)).isEqualTo(0.5);
        assertThat(Grid.readStep(Rounding.INTEGER, new ByteReader(out.toByteArray())))
                .isEqualTo(grid);
    }

    @Test
    void stepsThatAreNone_areMalformed() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            byte[] bytes = new ByteWriter()
                    .i32((int) (Double.doubleToRawLongBits(bad) >>> 32))
                    .toByteArray();
            assertThatThrownBy(() -> Grid.readStep(Rounding.DOUBLE, new ByteReader(bytes)))
                    .isInstanceOf(MalformedException.class);
        }
    }

    /// Steps were floats: doubles beyond their range fell back to lossless.
    @Test
    void ratio_doesNotDependOnTheUnit() {
        ArrayField field = Samples.of(ElementType.F64, Kind.SMOOTH, 3, 40, 41);
        double plain = Tessera.compress(field, new Absolute(0x1p-10)).report().ratio();
        for (int exponent : new int[] {-900, -200, 200, 900}) {
            double[] scaled = field.doubles().clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = Math.scalb(scaled[i], exponent);
            }
            VariableReport report = Tessera.compress(
                            ArrayField.of("x", scaled, 40, 41), new Absolute(Math.scalb(1.0, exponent - 10)))
                    .report();
            assertThat(report.ratio()).as("2^%d", exponent).isGreaterThan(0.9 * plain);
        }
    }

    /// Whole numbers too large for every one to be a float were rounded after the bound was checked.
    @Test
    void largeWholeFloats_needNoRepair() {
        float[] values = new float[4000];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e9f + 64 * random.nextInt(10_000);
        }
        VariableReport report = Tessera.compress(ArrayField.of("x", values, 4000), new Absolute(250))
                .report();

        assertThat(report.summary().repaired()).isZero();
        assertThat(report.codecs()).doesNotContainKey("lossless");
    }
}
