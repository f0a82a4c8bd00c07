package org.tessera.residual;

import org.tessera.codec.OptionText;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// How values are bent before a model sees them: as they are, as a root, or as a logarithm above a floor.
///
/// A root spreads the errors: an error of g = f^(1/n) is one of n g^(n-1) of f, so that small values, of which
/// distributions have most, are kept more finely. Its inverse is a product, the same on every machine. Below the floor
/// of a logarithm values become 0.
///
/// @param root 1 for values as they are, 2 to 4; 0 for the logarithm
/// @param floor smallest value that the logarithm keeps
public record ValueScale(int root, double floor) {

    public static final ValueScale LINEAR = new ValueScale(1, 0);

    private static final int MOST = 4;

    /// Decoded logarithms up to so far above that of the floor are 0.
    private static final double CUT = 0.125;

    private static final double LN10 = 2.302585092994046;

    public ValueScale {
        if (root < 0 || root > MOST || root == 0 && !(floor > 0 && floor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a root from 1 to 4 or the floor of a logarithm above 0 expected, found " + root + " and " + floor);
        }
    }

    /// Reads `root=3` or `log=1e-16`.
    public static ValueScale parse(OptionText text, ValueScale absent) {
        double floor = text.number("log", 0, 0, Double.MAX_VALUE);
        if (floor > 0) {
            return new ValueScale(0, floor);
        }
        return new ValueScale(text.integer("root", absent.root, 1, MOST), 0);
    }

    double forward(double v) {
        double size = Math.abs(v);
        double bent = switch (root) {
            case 0 -> decades(v);
            case 1 -> size;
            case 2 -> Math.sqrt(size);
            case 3 -> StrictMath.cbrt(size);
            default -> Math.sqrt(Math.sqrt(size));
        };
        return v < 0 && root > 0 ? -bent : bent;
    }

    /// Decades above the floor.
    private double decades(double v) {
        return v > floor ? StrictMath.log10(v / floor) : 0;
    }

    /// The value that was bent.
    public double inverse(double bent) {
        double square = bent * bent;
        return switch (root) {
            case 0 -> bent < CUT ? 0 : floor * StrictMath.exp(bent * LN10);
            case 1 -> bent;
            case 2 -> Math.abs(bent) * bent;
            case 3 -> square * bent;
            default -> square * (Math.abs(bent) * bent);
        };
    }

    void write(ByteWriter out) {
        out.u8(root);
        if (root == 0) {
            out.f64(floor);
        }
    }

    static ValueScale read(ByteReader in) {
        int root = in.u8();
        double floor = root == 0 ? in.f64() : 0;
        if (root > MOST || root == 0 && !(floor > 0 && floor < Double.POSITIVE_INFINITY)) {
            throw in.malformed("a scale of values expected, found " + root + " with floor " + floor);
        }
        return new ValueScale(root, floor);
    }
}
