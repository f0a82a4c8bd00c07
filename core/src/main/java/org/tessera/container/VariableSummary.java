package org.tessera.container;

import org.tessera.codec.Deviation;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// What was verified of a variable when it was written.
///
/// @param min smallest ordinary value of the original
/// @param max largest
/// @param deviation of the reconstruction, over all ordinary points
/// @param masked points kept apart exactly
/// @param repaired points that a codec missed and that are stored exactly
public record VariableSummary(double min, double max, Deviation deviation, long masked, long repaired) {

    /// Full-range PSNR in dB.
    public double psnr() {
        return deviation.psnr(max - min);
    }

    void write(ByteWriter out) {
        out.f64(min).f64(max).varint(deviation.points());
        out.f64(deviation.maxError()).f64(deviation.sumSquares()).varint(masked).varint(repaired);
    }

    static VariableSummary read(ByteReader in) {
        double min = in.f64();
        double max = in.f64();
        long points = in.varint();
        Deviation deviation = new Deviation(points, in.f64(), in.f64());
        return new VariableSummary(min, max, deviation, in.varint(), in.varint());
    }
}
