package org.tessera.science.vdf;

/// A sum in doubles whose rounding errors are added up beside it (Neumaier 1974): as good as twice the precision.
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double value) {
        double total = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - total) + value : (value - total) + sum;
        sum = total;
    }

    double value() {
        return sum + lost;
    }
}
