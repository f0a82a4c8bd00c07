package org.tessera.formats.mesh;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/// Nested surfaces seen from one side: outer ones let the inner ones through, the innermost is opaque. Drawn by this
/// code
/// alone, so the same surfaces give the same picture on every machine.
///
/// Of each surface the part nearest to the viewer is drawn, farther surfaces first; four points become one of the
/// picture. Clear surfaces hide more where they are seen from the side, as thin skins do.
public final class ShellPicture {

    /// More would not be told apart.
    public static final int MOST_SHELLS = 16;

    private static final int FINER = 2;
    private static final int BACKGROUND = 0xFF;
    private static final int LINE = 0xB4;
    private static final double THINNEST = 0.12;

    private final int edge;
    private final double[] sums;
    private final ShellLayer[] layers;
    private final int[] colors;
    private final double[][] opacities;

    private ShellPicture(int edge, ShellLayer[] layers) {
        this.edge = edge;
        this.layers = layers;
        sums = new double[3 * edge * edge];
        colors = new int[layers.length];
        opacities = new double[layers.length][256];
        for (int s = 0; s < layers.length; s++) {
            colors[s] = ShellColors.rgb(s, layers.length);
            double clear = 1 - ShellColors.opacity(s, layers.length);
            for (int f = 0; f < 256; f++) {
                opacities[s][f] = 1 - StrictMath.pow(clear, 1 / Math.max(THINNEST, f / 255.0));
            }
        }
    }

    /// @param surfaces outermost first
    /// @param frame surfaces that the picture has room for: the same for pictures to be compared
    /// @param edge points of the picture along each side
    public static BufferedImage paint(List<LevelSurface> surfaces, List<LevelSurface> frame, int edge) {
        if (surfaces.isEmpty() || surfaces.size() > MOST_SHELLS) {
            throw new IllegalArgumentException(
                    "a picture shows 1 to " + MOST_SHELLS + " surfaces, found " + surfaces.size());
        }
        float[] box = SurfaceBox.of(frame.stream().map(LevelSurface::mesh).toList());
        Viewpoint view = new Viewpoint(box, edge * FINER);
        ShellLayer[] layers = surfaces.stream()
                .map(surface -> ShellLayer.of(surface.mesh(), view, edge * FINER))
                .toArray(ShellLayer[]::new);
        ShellPicture picture = new ShellPicture(edge, layers);
        picture.blend(new BoxLines(box, view, edge * FINER));
        return picture.image();
    }

    private void blend(BoxLines lines) {
        double[] color = new double[3];
        int[] order = new int[layers.length];
        int fine = edge * FINER;
        for (int row = 0; row < fine; row++) {
            for (int column = 0; column < fine; column++) {
                int at = row * fine + column;
                Arrays.fill(color, lines.isAt(at) ? LINE : BACKGROUND);
                int count = order(at, order);
                for (int n = 0; n < count; n++) {
                    over(color, order[n], at);
                }
                int to = 3 * (row / FINER * edge + column / FINER);
                for (int channel = 0; channel < 3; channel++) {
                    sums[to + channel] += color[channel];
                }
            }
        }
    }

    /// Surfaces at a point, the farthest first; of equally far ones the outer.
    private int order(int at, int[] order) {
        int count = 0;
        for (int s = 0; s < layers.length; s++) {
            float near = layers[s].nearness(at);
            if (near != ShellLayer.NOTHING) {
                int place = count++;
                while (place > 0 && layers[order[place - 1]].nearness(at) > near) {
                    order[place] = order[place - 1];
                    place--;
                }
                order[place] = s;
            }
        }
        return count;
    }

    private void over(double[] color, int shell, int at) {
        double opacity = opacities[shell][layers[shell].facing(at)];
        double bright = layers[shell].brightness(at) / 255.0;
        for (int channel = 0; channel < 3; channel++) {
            double own = (colors[shell] >> 16 - 8 * channel & 0xFF) * bright;
            color[channel] += opacity * (own - color[channel]);
        }
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < edge * edge; p++) {
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                rgb = rgb << 8 | (int) (sums[3 * p + channel] / (FINER * FINER) + 0.5);
            }
            image.setRGB(p % edge, p / edge, rgb);
        }
        return image;
    }
}
