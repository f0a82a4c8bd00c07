package org.tessera.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.field.ArrayField;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Stretch;

class SliceViewTest {

    private static ArrayField field(double[] values, long... sizes) {
        return ArrayField.of("x", values, sizes);
    }

    private static double[] filled(int count, java.util.function.IntToDoubleFunction value) {
        double[] values = new double[count];
        Arrays.setAll(values, value);
        return values;
    }

    private static SliceView view(ArrayField x, ArrayField y) {
        return SliceView.of(SlicePlan.middle(64), x, y, new double[0], Double.NaN);
    }

    private static SliceView view(ArrayField x) {
        return SliceView.of(SlicePlan.middle(64), x, null, new double[0], Double.NaN);
    }

    @Test
    void bothFields_shareTheOriginalsScale() {
        double[] x = filled(200, i -> i);
        double[] y = filled(200, i -> i + (i == 10 ? 1e6 : 0.5));

        SliceView view = view(field(x, 10, 20), field(y, 10, 20));

        assertThat(view.values().low()).isEqualTo(0);
        assertThat(view.values().high()).isEqualTo(199);
        assertThat(view.errors().low()).isEqualTo(-view.errors().high());
        assertThat(view.errors().high()).isEqualTo(1e6 - 0.0);
    }

    @Test
    void errorScale_reachesToTheBound() {
        ArrayField x = field(filled(200, i -> i), 10, 20);

        SliceView view = SliceView.of(SlicePlan.middle(64), x, x, new double[0], 0.25);

        assertThat(view.errors().high()).isEqualTo(0.25);
    }

    @Test
    void brokenReconstruction_isSeenAndSaid() {
        double[] x = filled(200, i -> i);
        double[] y = x.clone();
        y[30] = Double.NaN;

        SliceView view = view(field(x, 10, 20), field(y, 10, 20));

        assertThat(view.errors().position(view.error().values()[30])).isGreaterThan(1);
        assertThat(view.notes()).anyMatch(note -> note.contains("not finite where the original is: 1 picture points"));
    }

    @Test
    void scale_suitsTheValues() {
        SplittableRandom random = new SplittableRandom(3);
        double[] decades = filled(400, i -> Math.pow(10, i % 80 - 40));
        double[] both = filled(400, i -> random.nextDouble(-1, 1));
        double[] starry = filled(400, i -> i == 57 ? 1e4 : random.nextGaussian());
        double[] shares = filled(400, i -> i % 3 == 0 ? 0 : i % 50 == 1 ? 1e-9 : 1);

        assertThat(view(field(decades, 20, 20)).scaleName()).isEqualTo("log");
        assertThat(view(field(decades, 20, 20)).map()).isEqualTo(ColorMap.SEQUENTIAL);
        assertThat(view(field(both, 20, 20)).scaleName()).isEqualTo("linear");
        assertThat(view(field(both, 20, 20)).map()).isEqualTo(ColorMap.DIVERGING);
        assertThat(view(field(both, 20, 20)).values().low())
                .isEqualTo(-view(field(both, 20, 20)).values().high());
        assertThat(view(field(starry, 20, 20)).values()).isInstanceOf(Stretch.Asinh.class);
        assertThat(view(field(shares, 20, 20)).scaleName()).isEqualTo("linear");
    }

    @Test
    void notes_sayWhatThePictureDoesNot() {
        double[] holed = filled(200 * 100, i -> i % 7 == 0 ? Double.NaN : i == 1 ? 0 : Math.pow(10, i % 9));

        SliceView view = view(field(holed, 200, 100));

        assertThat(view.notes()).anyMatch(note -> note.contains("mean of 4 x 4 values"));
        assertThat(view(field(Arrays.copyOf(holed, 400), 20, 20)).notes())
                .anyMatch(note -> note.startsWith("Grey: no value") && note.contains("58 of 400"))
                .anyMatch(note -> note.contains("0 and below"));
    }

    @ParameterizedTest
    @CsvSource({"1,700,true", "2,82,true", "82,2,true", "2,50,false", "5,300,false", "20,20,false"})
    void fewLongLines_areCurves(int rows, int columns, boolean line) {
        SliceView view = view(field(filled(rows * columns, i -> i), rows, columns));

        assertThat(view.line()).isEqualTo(line);
        assertThat(view.profile().along()).isEqualTo(line && rows > columns ? 0 : 1);
    }

    @Test
    void longProfile_keepsItsSpikes() {
        double[] values = filled(1_000_000, i -> i == 777_777 ? 9 : i == 333_333 ? -9 : Math.sin(i * 1e-4));

        SliceView view = view(field(values, 1_000_000));

        assertThat(view.profile().original().x().length).isLessThan(700);
        assertThat(view.profile().original().y()).contains(9, -9);
        assertThat(view.profile().original().x()).isSorted().contains(777_777);
        assertThat(view.notes()).containsExactly("Curves show the smallest and the largest of every 3125 values.");
    }

    @Test
    void slice_isCutWhereAsked() {
        ArrayField x = field(filled(4 * 5 * 6, i -> i), 4, 5, 6);
        SlicePlan plan = new SlicePlan(2, 3, 64, ValueScale.LINEAR, ColorMap.GRAY);

        SliceView view = SliceView.of(plan, x, null, new double[0], Double.NaN);

        assertThat(view.where()).isEqualTo("axis 2 = 3");
        assertThat(view.original().values()[0]).isEqualTo(3);
        assertThat(view.profile().along()).isEqualTo(1);
        assertThat(view.profile().where()).isEqualTo("axis 0 = 2, axis 2 = 3");
        assertThat(view.profile().original().y()).containsExactly(63, 69, 75, 81, 87);
    }

    @Test
    void mistakes_areRefused() {
        ArrayField x = field(filled(120, i -> -1), 4, 5, 6);
        ArrayField line = field(filled(120, i -> i), 120);

        for (Object[] c : new Object[][] {
            {x, new SlicePlan(3, -1, 64, ValueScale.AUTO, null), "--axis 3 is not among the axes 0 to 2 of 4x5x6"},
            {x, new SlicePlan(1, 5, 64, ValueScale.AUTO, null), "--index 5 is not among 0 to 4 of axis 1"},
            {x, new SlicePlan(0, -1, 64, ValueScale.LOG, null), "no value of this slice is above 0"},
            {line, new SlicePlan(0, 7, 64, ValueScale.AUTO, null), "drawn as a line along axis 0"}
        }) {
            assertThatThrownBy(() -> SliceView.of((SlicePlan) c[1], (ArrayField) c[0], null, new double[0], Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining((String) c[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "700", "3,900", "1,1", "20,30", "5,300", "4,5,6", "2,3,40,50", "700,900"})
    void anyShapeAndAnyValues_makeAPicture(String shape) throws Exception {
        long[] sizes =
                Arrays.stream(shape.split(",")).mapToLong(Long::parseLong).toArray();
        int count = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        SplittableRandom random = new SplittableRandom(count);
        double[][] kinds = {
            filled(count, i -> 7),
            filled(count, i -> Double.NaN),
            filled(count, i -> i % 3 == 0 ? Double.POSITIVE_INFINITY : -1e300 * random.nextDouble()),
            filled(count, i -> Math.pow(10, random.nextInt(-300, 300))),
            filled(count, i -> (random.nextBoolean() ? 1 : -1) * Double.MAX_VALUE),
            filled(count, i -> 273.15 + 1e-9 * random.nextDouble()),
        };
        for (double[] values : kinds) {
            double[] broken = values.clone();
            broken[count / 2] = Double.NaN;
            ArrayField x = field(values, sizes);
            for (ArrayField y : new ArrayField[] {null, x, field(broken, sizes)}) {
                SliceView view = SliceView.of(SlicePlan.middle(200), x, y, new double[0], Double.NaN);
                byte[] png = new Sheet("title of " + shape, "numbers", view, null, Double.NaN).png();
                assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
                        .as("shape %s, first value %s", shape, values[0])
                        .isBetween(600, 2000);
            }
        }
    }

    @Test
    void picture_isTheSameTwice() {
        ArrayField x = field(filled(400, i -> Math.sin(i)), 20, 20);

        byte[] first = new Sheet("t", "", view(x, x), null, Double.NaN).png();

        assertThat(new Sheet("t", "", view(x, x), null, Double.NaN).png()).isEqualTo(first);
    }
}
