package org.tessera.science.mesh;

import java.util.Arrays;

/// Points and triangles, as many as come.
final class MeshBuilder {

    private static final int MOST = Integer.MAX_VALUE - 64;

    private float[] points = new float[3 << 8];
    private float[] normals = new float[3 << 8];
    private int[] triangles = new int[3 << 9];
    private int pointNumbers;
    private int triangleNumbers;

    /// @return the number of the point
    int point(double x, double y, double z, double nx, double ny, double nz) {
        if (pointNumbers + 3 > points.length) {
            int length = larger(points.length);
            points = Arrays.copyOf(points, length);
            normals = Arrays.copyOf(normals, length);
        }
        points[pointNumbers] = (float) x;
        points[pointNumbers + 1] = (float) y;
        points[pointNumbers + 2] = (float) z;
        normals[pointNumbers] = (float) nx;
        normals[pointNumbers + 1] = (float) ny;
        normals[pointNumbers + 2] = (float) nz;
        pointNumbers += 3;
        return pointNumbers / 3 - 1;
    }

    void triangle(int a, int b, int c) {
        if (triangleNumbers + 3 > triangles.length) {
            triangles = Arrays.copyOf(triangles, larger(triangles.length));
        }
        triangles[triangleNumbers++] = a;
        triangles[triangleNumbers++] = b;
        triangles[triangleNumbers++] = c;
    }

    private static int larger(int length) {
        if (length > MOST / 2) {
            throw new IllegalArgumentException("a surface of more than " + length / 3 + " points or triangles");
        }
        return 2 * length;
    }

    Mesh build() {
        return new Mesh(
                Arrays.copyOf(points, pointNumbers),
                Arrays.copyOf(normals, pointNumbers),
                Arrays.copyOf(triangles, triangleNumbers));
    }
}
