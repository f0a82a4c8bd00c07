package org.tessera.science.vdf;

/// Integrals over the distance from an axis or a point of a normal distribution about some radius.
final class RadialNorm {

    private static final int STEPS = 4096;
    private static final double WIDTHS = 8;

    private RadialNorm() {}

    /// `∫ s^power exp(-(s - radius)²/(2 width²)) ds` over s from 0 on, by the trapezoidal rule.
    static double of(int power, double radius, double width) {
        double from = Math.max(0, radius - WIDTHS * width);
        double step = (radius + WIDTHS * width - from) / STEPS;
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i <= STEPS; i++) {
            double s = from + i * step;
            double u = (s - radius) / width;
            double weight = i == 0 || i == STEPS ? 0.5 : 1;
            sum.add(weight * (power == 2 ? s * s : s) * StrictMath.exp(-0.5 * u * u));
        }
        return sum.value() * step;
    }
}
