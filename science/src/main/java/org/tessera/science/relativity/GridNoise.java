package org.tessera.science.relativity;

/// Noise that a point of the grid always has, whichever block it is taken from: like errors of truncation, which
/// neighbouring blocks share on their common face.
final class GridNoise {

    private static final long A = 0x9E3779B97F4A7C15L;
    private static final long B = 0xBF58476D1CE4E5B9L;
    private static final long C = 0x94D049BB133111EBL;

    private final long seed;
    private final double amplitude;

    GridNoise(long seed, double amplitude) {
        this.seed = seed;
        this.amplitude = amplitude;
    }

    /// About normal, with the amplitude as standard deviation: the sum of four uniform numbers.
    double at(Vector3 point) {
        if (amplitude == 0) {
            return 0;
        }
        long hash = mixed(seed + Double.doubleToLongBits(point.x() + 0.0));
        hash = mixed(hash + A + Double.doubleToLongBits(point.y() + 0.0));
        hash = mixed(hash + A + Double.doubleToLongBits(point.z() + 0.0));
        int sum = 0;
        for (int part = 0; part < 4; part++) {
            sum += (int) (hash >>> 16 * part & 0xFFFF);
        }
        return amplitude * (sum / 65536.0 - 2) * Math.sqrt(3);
    }

    private static long mixed(long value) {
        long z = (value + A) * B;
        z = (z ^ z >>> 30) * C;
        return z ^ z >>> 31;
    }
}
