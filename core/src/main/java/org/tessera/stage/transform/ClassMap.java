package org.tessera.stage.transform;

import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.lossless.ByteLossless;

/// A small number at each point of a chunk, in run lengths.
///
/// Masks repeat from row to row and from plane to plane (coasts, telescope footprints), so the runs are
/// taken of the plain map, of its difference to the row before, and to the plane before; the smallest stays.
public final class ClassMap {

    private static final int ZSTD_LEVEL = 12;

    private ClassMap() {}

    public static void write(byte[] classes, Shape shape, ByteWriter out) {
        byte[] best = null;
        int[] lags = lags(shape);
        for (int kind = 0; kind < lags.length; kind++) {
            ByteWriter coded = new ByteWriter().u8(kind);
            ByteLossless.write(runs(classes, lags[kind]), ZSTD_LEVEL, coded);
            byte[] bytes = coded.toByteArray();
            best = best == null || bytes.length < best.length ? bytes : best;
        }
        out.bytes(best == null ? new byte[0] : best);
    }

    /// Distances to the point to compare with; 0 for none.
    private static int[] lags(Shape shape) {
        int rank = shape.rank();
        int row = (int) shape.size(rank - 1);
        int plane = rank > 1 ? row * (int) shape.size(rank - 2) : 0;
        return rank == 1 ? new int[] {0} : rank == 2 ? new int[] {0, row} : new int[] {0, row, plane};
    }

    private static byte[] runs(byte[] classes, int lag) {
        ByteWriter out = new ByteWriter();
        int n = classes.length;
        for (int i = 0; i < n; ) {
            int value = difference(classes, i, lag);
            int run = 1;
            while (i + run < n && difference(classes, i + run, lag) == value) {
                run++;
            }
            out.u8(value).varint(run);
            i += run;
        }
        return out.toByteArray();
    }

    private static int difference(byte[] classes, int i, int lag) {
        return (lag == 0 || i < lag ? classes[i] : classes[i] ^ classes[i - lag]) & 0xFF;
    }

    public static byte[] read(Shape shape, ByteReader in) {
        int count = (int) shape.count();
        int kind = in.u8();
        int[] lags = lags(shape);
        if (kind >= lags.length) {
            throw in.malformed("a mask of kind 0 to " + (lags.length - 1) + " expected, found " + kind);
        }
        ByteReader runs = new ByteReader(ByteLossless.read(in, Math.multiplyExact(count, 2) + 16));
        byte[] classes = new byte[count];
        int lag = lags[kind];
        for (int i = 0; i < count; ) {
            int value = runs.u8();
            int run = runs.varint(count - i, "a run of the mask");
            if (run == 0) {
                throw in.malformed("a run of the mask of length 0");
            }
            for (int end = i + run; i < end; i++) {
                classes[i] = (byte) (lag == 0 || i < lag ? value : value ^ classes[i - lag]);
            }
        }
        runs.expectEnd("the mask");
        return classes;
    }
}
