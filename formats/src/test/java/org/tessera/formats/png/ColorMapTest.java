package org.tessera.formats.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ColorMapTest {

    @Test
    void sequential_growsLighterAtEveryStep() {
        int[] palette = ColorMap.SEQUENTIAL.palette();

        for (int i = 1; i < ColorMap.COLORS; i++) {
            assertThat(luminance(palette[i])).isGreaterThan(luminance(palette[i - 1]));
        }
    }

    @Test
    void diverging_isLightestInTheMiddleAndEvenAtTheEnds() {
        int[] palette = ColorMap.DIVERGING.palette();
        int middle = ColorMap.COLORS / 2;

        for (int i = 1; i <= middle; i++) {
            assertThat(luminance(palette[i])).isGreaterThan(luminance(palette[i - 1]));
            assertThat(luminance(palette[middle + i])).isLessThan(luminance(palette[middle + i - 1]));
        }
        assertThat(luminance(palette[0])).isCloseTo(luminance(palette[ColorMap.COLORS - 1]), within(0.06));
    }

    @Test
    void stretches_putTheirEndsAtTheEndsOfTheColours() {
        for (Stretch stretch :
                List.of(new Stretch.Linear(-2, 6), new Stretch.Log(1e-3, 10), new Stretch.Asinh(-5, 5, 0.1))) {
            assertThat(stretch.position(stretch.low())).isEqualTo(0);
            assertThat(stretch.position(stretch.high())).isEqualTo(1);
            assertThat(stretch.position(Double.NaN)).isNaN();
            assertThat(stretch.unbend(stretch.bend(0.5))).isCloseTo(0.5, within(1e-12));
            assertThat(stretch.ticks()).hasSizeBetween(2, 8).isSorted();
        }
        assertThat(new Stretch.Asinh(-5, 5, 0.1).position(0)).isEqualTo(0.5);
        assertThat(ColorMap.index(new Stretch.Log(1e-3, 10).position(-1))).isZero();
        assertThatThrownBy(() -> new Stretch.Log(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labels_areShort() {
        assertThat(Ticks.label(0)).isEqualTo("0");
        assertThat(Ticks.label(0.25)).isEqualTo("0.25");
        assertThat(Ticks.label(-1500)).isEqualTo("-1500");
        assertThat(Ticks.label(1e-6)).isEqualTo("1e-6");
        assertThat(Ticks.label(1.23456e20)).isEqualTo("1.23e20");
        assertThat(Ticks.round(-1, 1, 5)).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
    }

    @Test
    void png_comesBackPointForPointUpsideDown() throws IOException {
        Plane plane = new Plane(2, 3, new double[] {0, 0.5, 1, Double.NaN, 1, 0});

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                Raster.png(Raster.paint(plane, ColorMap.SEQUENTIAL, new Stretch.Linear(0, 1)))));

        int[] palette = ColorMap.SEQUENTIAL.palette();
        assertThat(image.getRGB(0, 1) & 0xFFFFFF).isEqualTo(palette[0]);
        assertThat(image.getRGB(2, 1) & 0xFFFFFF).isEqualTo(palette[254]);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(palette[255]);
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(palette[254]);
    }

    @Test
    void figure_isEnlargedToALegibleSize() throws IOException {
        Plane plane = new Plane(2, 4, new double[] {0, 1, 2, 3, 4, 5, 6, 7});
        Figure figure = new Figure("tiny", plane, ColorMap.SEQUENTIAL, new Stretch.Linear(0, 7));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));

        assertThat(image.getWidth()).isGreaterThan(512);
        assertThat(image.getHeight()).isGreaterThan(256);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double v = (channel & 0xFF) / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
