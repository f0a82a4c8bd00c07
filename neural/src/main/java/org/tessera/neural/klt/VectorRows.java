package org.tessera.neural.klt;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API twin of [Rows#addSome]: lanes are elements, so the bits are the same for every length of a vector.
///
/// Sums stay in registers over all rows, so a row is read once and nothing is written in between; eight at a time,
/// since an addition must wait for the one before it.
final class VectorRows {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorRows() {}

    static boolean isFast() {
        return LANES >= 4 && LANES <= Rows.PAD;
    }

    /// See [Rows#addSome].
    static void addSome(double[] out, double[] matrix, int stride, int[] rows, double[] factors, int count) {
        int i = 0;
        for (; i + 8 * LANES <= stride; i += 8 * LANES) {
            eight(out, matrix, stride, rows, factors, count, i);
        }
        if (i + 4 * LANES <= stride) {
            two(out, matrix, stride, rows, factors, count, i);
            two(out, matrix, stride, rows, factors, count, i + 2 * LANES);
            i += 4 * LANES;
        }
        if (i + 2 * LANES <= stride) {
            two(out, matrix, stride, rows, factors, count, i);
            i += 2 * LANES;
        }
        if (i < stride) {
            one(out, matrix, stride, rows, factors, count, i);
        }
    }

    private static void eight(
            double[] out, double[] matrix, int stride, int[] rows, double[] factors, int count, int i) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, out, i);
        DoubleVector b = DoubleVector.fromArray(SPECIES, out, i + LANES);
        DoubleVector c = DoubleVector.fromArray(SPECIES, out, i + 2 * LANES);
        DoubleVector d = DoubleVector.fromArray(SPECIES, out, i + 3 * LANES);
        DoubleVector e = DoubleVector.fromArray(SPECIES, out, i + 4 * LANES);
        DoubleVector f = DoubleVector.fromArray(SPECIES, out, i + 5 * LANES);
        DoubleVector g = DoubleVector.fromArray(SPECIES, out, i + 6 * LANES);
        DoubleVector h = DoubleVector.fromArray(SPECIES, out, i + 7 * LANES);
        for (int j = 0; j < count; j++) {
            int at = rows[j] * stride + i;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, factors[j]);
            a = a.add(DoubleVector.fromArray(SPECIES, matrix, at).mul(factor));
            b = b.add(DoubleVector.fromArray(SPECIES, matrix, at + LANES).mul(factor));
            c = c.add(DoubleVector.fromArray(SPECIES, matrix, at + 2 * LANES).mul(factor));
            d = d.add(DoubleVector.fromArray(SPECIES, matrix, at + 3 * LANES).mul(factor));
            e = e.add(DoubleVector.fromArray(SPECIES, matrix, at + 4 * LANES).mul(factor));
            f = f.add(DoubleVector.fromArray(SPECIES, matrix, at + 5 * LANES).mul(factor));
            g = g.add(DoubleVector.fromArray(SPECIES, matrix, at + 6 * LANES).mul(factor));
            h = h.add(DoubleVector.fromArray(SPECIES, matrix, at + 7 * LANES).mul(factor));
        }
        a.intoArray(out, i);
        b.intoArray(out, i + LANES);
        c.intoArray(out, i + 2 * LANES);
        d.intoArray(out, i + 3 * LANES);
        e.intoArray(out, i + 4 * LANES);
        f.intoArray(out, i + 5 * LANES);
        g.intoArray(out, i + 6 * LANES);
        h.intoArray(out, i + 7 * LANES);
    }

    private static void two(double[] out, double[] matrix, int stride, int[] rows, double[] factors, int count, int i) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, out, i);
        DoubleVector b = DoubleVector.fromArray(SPECIES, out, i + LANES);
        for (int j = 0; j < count; j++) {
            int at = rows[j] * stride + i;
            DoubleVector factor = DoubleVector.broadcast(SPECIES, factors[j]);
            a = a.add(DoubleVector.fromArray(SPECIES, matrix, at).mul(factor));
            b = b.add(DoubleVector.fromArray(SPECIES, matrix, at + LANES).mul(factor));
        }
        a.intoArray(out, i);
        b.intoArray(out, i + LANES);
    }

    private static void one(double[] out, double[] matrix, int stride, int[] rows, double[] factors, int count, int i) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, out, i);
        for (int j = 0; j < count; j++) {
            a = a.add(DoubleVector.fromArray(SPECIES, matrix, rows[j] * stride + i)
                    .mul(factors[j]));
        }
        a.intoArray(out, i);
    }

    static void practise() {
        int n = 15 * LANES;
        addSome(new double[n], new double[n], n, new int[9], new double[9], 9);
    }
}
