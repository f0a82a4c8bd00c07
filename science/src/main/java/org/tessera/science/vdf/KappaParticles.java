package org.tessera.science.vdf;

/// Particles with tails of a power law: `(1 + w²/(κ θ²))^-(κ+1)` about their drift, of a given temperature
/// (Pierrard and Lazar, Solar Physics 267, 2010).
///
/// @param density 1/m³
/// @param vx drift, m/s
/// @param vy drift, m/s
/// @param vz drift, m/s
/// @param thermal `sqrt(kT/m)`, m/s
/// @param kappa above 1.5; large values give a Maxwellian
public record KappaParticles(double density, double vx, double vy, double vz, double thermal, double kappa)
        implements Particles {

    public KappaParticles {
        if (!(density >= 0) || !(thermal > 0) || !(kappa > 1.5)) {
            throw new IllegalArgumentException("kappa particles of density " + density + ", thermal speed " + thermal
                    + " and kappa " + kappa + ", which must be above 1.5");
        }
    }

    /// `κ θ²`.
    private double scale() {
        return (2 * kappa - 3) * thermal * thermal;
    }

    private double peak() {
        double gammas = StrictMath.exp(logGamma(kappa + 1) - logGamma(kappa - 0.5));
        double scale = Math.PI * scale();
        return density * gammas / (scale * Math.sqrt(scale));
    }

    /// Lanczos' series with g = 7, as good as a double.
    private static double logGamma(double x) {
        double[] c = {
            0.9999999999998099,
            676.5203681218851,
            -1259.1392167224028,
            771.3234287776531,
            -176.6150291621406,
            12.507343278686905,
            -0.13857109526572012,
            9.984369578019572e-6,
            1.5056327351493116e-7
        };
        double sum = c[0];
        for (int k = 1; k < c.length; k++) {
            sum += c[k] / (x - 1 + k);
        }
        double t = x + 6.5;
        return 0.5 * StrictMath.log(2 * Math.PI) + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }

    @Override
    public double at(double x, double y, double z) {
        double a = x - vx;
        double b = y - vy;
        double c = z - vz;
        return peak() * StrictMath.pow(1 + (a * a + b * b + c * c) / scale(), -(kappa + 1));
    }

    @Override
    public double[] centre() {
        return new double[] {vx, vy, vz};
    }

    @Override
    public double reach(double threshold) {
        double peak = peak();
        return peak <= threshold ? 0 : Math.sqrt(scale() * (StrictMath.pow(peak / threshold, 1 / (kappa + 1)) - 1));
    }
}
