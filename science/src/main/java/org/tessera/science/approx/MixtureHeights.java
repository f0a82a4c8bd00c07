package org.tessera.science.approx;

import java.util.ArrayList;
import java.util.List;

/// Heights of Gaussians by least squares, their middles and shapes given.
final class MixtureHeights {

    /// Added to the diagonal against Gaussians that are nearly the same.
    private static final double RIDGE = 1e-6;

    private MixtureHeights() {}

    /// The Gaussians with other heights where these leave less error.
    static List<Gaussian> refined(List<Gaussian> gaussians, double[] values, int[] sizes) {
        int count = gaussians.size();
        double[][] shapes = new double[count][];
        for (int k = 0; k < count; k++) {
            Gaussian g = gaussians.get(k);
            shapes[k] = new double[values.length];
            new Gaussian(1, g.middle(), g.root()).addTo(shapes[k], sizes);
        }
        double[][] normal = new double[count][count + 1];
        for (int r = 0; r < count; r++) {
            for (int c = 0; c <= r; c++) {
                normal[r][c] = OrthonormalRows.dot(shapes[r], shapes[c]);
                normal[c][r] = normal[r][c];
            }
            normal[r][r] *= 1 + RIDGE;
            normal[r][count] = OrthonormalRows.dot(shapes[r], values);
        }
        double[] heights = LinearEquations.solve(normal);
        if (heights == null) {
            return gaussians;
        }
        List<Gaussian> out = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            out.add(new Gaussian(
                    heights[k], gaussians.get(k).middle(), gaussians.get(k).root()));
        }
        return error(out, shapes, values) < error(gaussians, shapes, values) ? out : gaussians;
    }

    private static double error(List<Gaussian> gaussians, double[][] shapes, double[] values) {
        double[] rest = values.clone();
        for (int k = 0; k < shapes.length; k++) {
            double height = gaussians.get(k).height();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= height * shapes[k][i];
            }
        }
        return OrthonormalRows.dot(rest, rest);
    }
}
