package org.tessera.science.relativity;

/// A black hole as a point of the initial slice (S. Brandt, B. Brügmann, Phys. Rev. Lett. 78, 3606, 1997).
///
/// @param mass bare mass
/// @param position in units of the total mass, like all that follows
/// @param momentum linear momentum
/// @param spin angular momentum
public record Puncture(double mass, Vector3 position, Vector3 momentum, Vector3 spin) {

    /// Nearer points are taken to be this far away.
    private static final double NEAREST = 1e-12;

    double distance(Vector3 point) {
        return Math.max(NEAREST, point.minus(position).length());
    }

    /// Adds the conformal extrinsic curvature of J. Bowen and J. York (Phys. Rev. D 21, 2047, 1980) at a point: what a
    /// hole of this momentum and spin has, symmetric and without trace.
    ///
    /// @param sum xx, xy, xz, yy, yz, zz
    void addCurvature(Vector3 point, double[] sum) {
        double r = distance(point);
        Vector3 n = point.minus(position).times(1 / r);
        double[] normal = {n.x(), n.y(), n.z()};
        double[] p = {momentum.x(), momentum.y(), momentum.z()};
        Vector3 turned = spin.cross(n);
        double[] s = {turned.x(), turned.y(), turned.z()};
        double radial = momentum.dot(n);
        double linear = 1.5 / (r * r);
        double angular = 3 / (r * r * r);
        int at = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double metric = i == j ? 1 : 0;
                sum[at++] += linear * (p[i] * normal[j] + p[j] * normal[i] - (metric - normal[i] * normal[j]) * radial)
                        + angular * (s[i] * normal[j] + s[j] * normal[i]);
            }
        }
    }
}
