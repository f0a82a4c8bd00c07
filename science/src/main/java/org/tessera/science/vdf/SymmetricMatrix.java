package org.tessera.science.vdf;

/// Principal axes of a symmetric 3 x 3 matrix, by Jacobi rotations (Golub and Van Loan, 8.5).
final class SymmetricMatrix {

    private static final int SWEEPS = 30;

    private final double[][] a;
    private final double[][] axes = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    SymmetricMatrix(PressureTensor p) {
        a = new double[][] {{p.xx(), p.xy(), p.xz()}, {p.xy(), p.yy(), p.yz()}, {p.xz(), p.yz(), p.zz()}};
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            rotate(0, 1);
            rotate(0, 2);
            rotate(1, 2);
        }
    }

    private void rotate(int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        double c = 1 / Math.sqrt(1 + t * t);
        double s = t * c;
        for (int k = 0; k < 3; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < 3; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = axes[k][p];
            double vq = axes[k][q];
            axes[k][p] = c * vp - s * vq;
            axes[k][q] = s * vp + c * vq;
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }

    /// The axis of the value that lies furthest from the middle one.
    double[] oddAxis() {
        int odd = 0;
        double most = -1;
        for (int k = 0; k < 3; k++) {
            double one = Math.abs(a[k][k] - a[(k + 1) % 3][(k + 1) % 3]);
            double other = Math.abs(a[k][k] - a[(k + 2) % 3][(k + 2) % 3]);
            double apart = Math.min(one, other);
            if (apart > most) {
                most = apart;
                odd = k;
            }
        }
        double[] axis = {axes[0][odd], axes[1][odd], axes[2][odd]};
        int largest = 0;
        for (int k = 1; k < 3; k++) {
            largest = Math.abs(axis[k]) > Math.abs(axis[largest]) ? k : largest;
        }
        double sign = axis[largest] < 0 ? -1 : 1;
        return new double[] {sign * axis[0], sign * axis[1], sign * axis[2]};
    }
}
