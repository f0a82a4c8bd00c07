package org.tessera.science.mesh;

/// A surface of triangles that share their corners. The arrays are not copied: whoever holds them must not change them.
public final class Mesh {

    private final float[] points;
    private final float[] normals;
    private final int[] triangles;

    /// @param points x, y, z of each
    /// @param normals of each point, of length 1, out of the surface
    /// @param triangles three points each, counter-clockwise as seen from outside
    public Mesh(float[] points, float[] normals, int[] triangles) {
        if (points.length % 3 != 0 || normals.length != points.length || triangles.length % 3 != 0) {
            throw new IllegalArgumentException("a mesh has three numbers a point, as many for normals, and three points"
                    + " a triangle, found " + points.length + ", " + normals.length + " and " + triangles.length);
        }
        for (int point : triangles) {
            if (point < 0 || point >= points.length / 3) {
                throw new IllegalArgumentException("a triangle of point " + point + " of " + points.length / 3);
            }
        }
        this.points = points;
        this.normals = normals;
        this.triangles = triangles;
    }

    public float[] points() {
        return points;
    }

    public float[] normals() {
        return normals;
    }

    public int[] triangles() {
        return triangles;
    }

    public int pointCount() {
        return points.length / 3;
    }

    public int triangleCount() {
        return triangles.length / 3;
    }

    /// Of all triangles together.
    public double area() {
        double sum = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            double[] n = cross(t);
            sum += Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
        }
        return sum;
    }

    /// Enclosed by the surface; says nothing where the surface is not closed.
    public double volume() {
        if (triangles.length == 0) {
            return 0;
        }
        // Seen from the first point, lest a surface far from the origin lose its digits.
        double sum = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            double[] n = cross(t);
            for (int axis = 0; axis < 3; axis++) {
                sum += n[axis] * ((double) points[3 * triangles[t] + axis] - points[axis]);
            }
        }
        return sum / 6;
    }

    private double[] cross(int t) {
        int a = 3 * triangles[t];
        int b = 3 * triangles[t + 1];
        int c = 3 * triangles[t + 2];
        double ux = (double) points[b] - points[a];
        double uy = (double) points[b + 1] - points[a + 1];
        double uz = (double) points[b + 2] - points[a + 2];
        double vx = (double) points[c] - points[a];
        double vy = (double) points[c + 1] - points[a + 1];
        double vz = (double) points[c + 2] - points[a + 2];
        return new double[] {uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx};
    }
}
