package org.tessera.stage.predict;

/// One-dimensional interpolation at the middle between grid points.
///
/// Weights of the neighbours at distances 1, 3 and 5 (in half grid steps), the same on both sides.
/// Linear and cubic: SZ3 (Zhao et al., ICDE 2021, section IV); natural spline: QoZ 2 / HPEZ (Liu et al.,
/// SIGMOD 2024, section 5); the six-point kernel is the next Lagrange interpolation, for very smooth fields.
public enum Kernel {
    LINEAR(0.5, 0, 0),
    CUBIC(9.0 / 16, -1.0 / 16, 0),
    NATURAL(23.0 / 40, -3.0 / 40, 0),
    SEXTIC(150.0 / 256, -25.0 / 256, 3.0 / 256);

    private static final Kernel[] ALL = values();

    final double near;
    final double far;
    final double farthest;

    Kernel(double near, double far, double farthest) {
        this.near = near;
        this.far = far;
        this.farthest = farthest;
    }

    public static Kernel of(int code) {
        return ALL[code & 3];
    }

    /// Grid points needed on each side.
    int reach() {
        return farthest != 0 ? 3 : far != 0 ? 2 : 1;
    }
}
