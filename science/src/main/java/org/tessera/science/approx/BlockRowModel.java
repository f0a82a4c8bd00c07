package org.tessera.science.approx;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Codec;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.residual.Approximator;
import org.tessera.residual.RoundedNumbers;
import org.tessera.stage.entropy.AdaptiveBits;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;
import org.tessera.target.Tolerance;

/// zfp in one dimension over cubes of 4³ points, one after the other: how Vlasiator keeps its sparse velocity blocks.
///
/// Cubes that hold nothing above a threshold are left out, as in a sparse velocity space.
///
/// @param tolerance zfp's, in the unit of the values; 0 for what is asked
/// @param sparse values of up to this size in all of a cube leave it out
public record BlockRowModel(double tolerance, double sparse) implements Approximator {

    private static final int EDGE = 4;
    private static final int POINTS = EDGE * EDGE * EDGE;

    private static final Codec ZFP = Codecs.create(new OptionText("zfp", Map.of("search", "no")));

    private static int[] cubes(int[] sizes) {
        int[] out = new int[3];
        for (int a = 0; a < 3; a++) {
            out[a] = (sizes[a] + EDGE - 1) / EDGE;
        }
        return out;
    }

    @Override
    public Analysis analyse(ArrayField field) {
        int[] sizes = OctreeNode.three(field.spec().shape().intSizes());
        int[] cubes = cubes(sizes);
        double[] values = field.toDoubles();
        double[] row = new double[cubes[0] * cubes[1] * cubes[2] * POINTS];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[place(i, sizes, cubes)];
        }
        boolean[] kept = new boolean[row.length / POINTS];
        int count = 0;
        for (int i = 0; i < row.length; i++) {
            if (Math.abs(row[i]) > sparse && !kept[i / POINTS]) {
                kept[i / POINTS] = true;
                count++;
            }
        }
        double[] packed = new double[count * POINTS];
        int at = 0;
        for (int cube = 0; cube < kept.length; cube++) {
            if (kept[cube]) {
                System.arraycopy(row, cube * POINTS, packed, at, POINTS);
                at += POINTS;
            }
        }
        return step -> write(kept, packed, Math.max(step, tolerance));
    }

    /// Index in the array of the i-th value of the row; beyond the end of an axis the last one stands.
    private static int place(int i, int[] sizes, int[] cubes) {
        int cube = i / POINTS;
        int inside = i % POINTS;
        int x = cube / (cubes[1] * cubes[2]) * EDGE + inside / (EDGE * EDGE);
        int y = cube / cubes[2] % cubes[1] * EDGE + inside / EDGE % EDGE;
        int z = cube % cubes[2] * EDGE + inside % EDGE;
        return (Math.min(x, sizes[0] - 1) * sizes[1] + Math.min(y, sizes[1] - 1)) * sizes[2]
                + Math.min(z, sizes[2] - 1);
    }

    private static byte @Nullable [] write(boolean[] kept, double[] packed, double tolerance) {
        BinaryEncoder coder = new BinaryEncoder(new AdaptiveBits(2));
        int before = 0;
        for (boolean flag : kept) {
            coder.bit(before, flag ? 1 : 0);
            before = flag ? 1 : 0;
        }
        ByteWriter out = new ByteWriter().block(coder.finish());
        if (packed.length > 0) {
            byte[] coded = ZFP.encode(
                            ArrayField.of("row", packed, packed.length),
                            Tolerance.absolute(RoundedNumbers.storable(tolerance)))
                    .bytes();
            if (coded.length == 1) {
                return null;
            }
            out.bytes(coded);
        }
        return out.toByteArray();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int[] sizes = OctreeNode.three(spec.shape().intSizes());
        int[] cubes = cubes(sizes);
        limits.checkChunkValues((long) cubes[0] * cubes[1] * cubes[2] * POINTS);
        BinaryDecoder coder = new BinaryDecoder(in.block(), new AdaptiveBits(2));
        boolean[] kept = new boolean[cubes[0] * cubes[1] * cubes[2]];
        int count = 0;
        int before = 0;
        for (int cube = 0; cube < kept.length; cube++) {
            before = coder.bit(before);
            kept[cube] = before == 1;
            count += before;
        }
        double[] packed = {};
        if (count > 0) {
            FieldSpec row = new FieldSpec("row", ElementType.F64, Shape.of((long) count * POINTS));
            packed = ZFP.decode(in, row, 0, limits).doubles();
        }
        double[] values = new double[(int) spec.shape().count()];
        int at = 0;
        for (int cube = 0; cube < kept.length; cube++) {
            // A value that stands for itself comes before those that repeat it.
            for (int i = POINTS - 1; i >= 0 && kept[cube]; i--) {
                values[place(cube * POINTS + i, sizes, cubes)] = packed[at + i];
            }
            at += kept[cube] ? POINTS : 0;
        }
        return values;
    }
}
