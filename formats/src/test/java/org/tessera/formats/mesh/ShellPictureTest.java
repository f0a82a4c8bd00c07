package org.tessera.formats.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellPictureTest {

    private static final int EDGE = 120;
    private static final int WHITE = 0xFFFFFF;

    private static int at(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & WHITE;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xFF;
    }

    @Test
    void spheres_areRoundAndNested() {
        List<LevelSurface> both = MeshFilesTest.spheres().subList(0, 2);
        BufferedImage image = ShellPicture.paint(both, both, EDGE);
        BufferedImage outer = ShellPicture.paint(both.subList(0, 1), both, EDGE);
        assertThat(at(image, 1, 1)).isEqualTo(WHITE);
        assertThat(at(image, EDGE / 2, EDGE / 2)).isNotEqualTo(WHITE).isNotEqualTo(at(image, EDGE / 2, EDGE / 4));
        // Alone it is the innermost, hence opaque: darker than as a clear shell over white.
        int ring = EDGE / 2 - EDGE / 4;
        assertThat(green(at(outer, EDGE / 2, ring))).isLessThan(green(at(image, EDGE / 2, ring)));
        int inside = 0;
        for (int p = 0; p < EDGE * EDGE; p++) {
            double x = p % EDGE + 0.5 - EDGE / 2.0;
            double y = p / EDGE + 0.5 - EDGE / 2.0;
            inside += x * x + y * y < 33 * 33 && at(outer, p % EDGE, p / EDGE) == WHITE ? 1 : 0;
        }
        assertThat(inside).as("holes in a sphere").isZero();
    }

    @Test
    void light_comesFromTheUpperLeft() {
        List<LevelSurface> one = MeshFilesTest.spheres().subList(0, 1);
        BufferedImage image = ShellPicture.paint(one, one, EDGE);
        assertThat(green(at(image, EDGE * 2 / 5, EDGE * 2 / 5)))
                .isGreaterThan(green(at(image, EDGE * 3 / 5, EDGE * 3 / 5)));
    }

    @Test
    void figure_isTheSameEachTime() {
        List<String> axes = List.of("vx", "vy", "vz");
        byte[] a = new ShellFigure("spheres", MeshFilesTest.spheres(), axes, "m/s").png();
        byte[] b = new ShellFigure("spheres", MeshFilesTest.spheres(), axes, "m/s").png();
        assertThat(a).isEqualTo(b).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void labels_areShort() {
        assertThat(ShellFigure.label(3e-15)).isEqualTo("3e-15");
        assertThat(ShellFigure.label(2.5e-13)).isEqualTo("2.5e-13");
        assertThat(ShellFigure.label(2)).isEqualTo("2");
    }

    @Test
    void noSurface_isAMistake() {
        assertThatThrownBy(() -> ShellPicture.paint(List.of(), List.of(), EDGE)).hasMessageContaining("1 to 16");
    }
}
