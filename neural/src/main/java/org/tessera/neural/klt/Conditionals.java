package org.tessera.neural.klt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The conditional bases of a basis, each made when it is first needed.
final class Conditionals {

    private final Basis basis;
    private final double[] byVector;
    private final double[] byPoint;
    private final Faces faces;
    private final double half;

    private record Key(int mask, int ends, int noise) {}

    private final Map<Key, Conditional> made = new ConcurrentHashMap<>();

    /// @param half of the step of values, in whose parts noise is given
    Conditionals(Basis basis, Faces faces, double half) {
        this.basis = basis;
        this.faces = faces;
        this.half = half;
        byVector = Rows.pad(basis.vectors(), basis.points());
        int stride = Rows.padded(basis.count());
        byPoint = new double[basis.points() * stride];
        for (int k = 0; k < basis.count(); k++) {
            for (int p = 0; p < basis.points(); p++) {
                byPoint[p * stride + k] = basis.vectors()[k * basis.points() + p];
            }
        }
    }

    Basis basis() {
        return basis;
    }

    /// The vectors, one after the other, rows [Rows#padded].
    double[] byVector() {
        return byVector;
    }

    /// The vectors, point after point, rows [Rows#padded].
    double[] byPoint() {
        return byPoint;
    }

    Faces faces() {
        return faces;
    }

    /// @param mask of the axes whose faces are known
    Conditional of(int mask, BlockPlan plan) {
        return made.computeIfAbsent(
                new Key(mask, plan.ends(), plan.noise()),
                key -> new Conditional(
                        basis, faces.known(key.mask(), key.ends()), half * StrictMath.pow(2, key.noise() / 2.0)));
    }
}
