package org.tessera.formats.png;

import java.util.Arrays;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;

/// Cuts a plane out of a field, made smaller on the way where it is larger than a picture should be.
///
/// The last two axes span the plane; of the others one index each is kept. A field of one axis is a single row.
/// Planes are read in bands, so their size is no matter.
public final class Slice {

    private static final long BAND_VALUES = 1L << 22;
    private static final int STRIP = 8;

    private final Shape shape;
    private final int axis;
    private final long index;
    private final int most;
    private final double[] fills;

    private Slice(Shape shape, int axis, long index, int most, double[] fills) {
        this.shape = shape;
        this.axis = axis;
        this.index = index;
        this.most = most;
        this.fills = fills.clone();
    }

    /// The middle of the slowest axis.
    ///
    /// @param most largest number of rows and of columns of the plane
    public static Slice middle(Shape shape, int most) {
        return at(shape, 0, shape.size(0) / 2, most);
    }

    /// One index along one axis; of further axes beyond the plane the middle.
    ///
    /// @throws IllegalArgumentException when there is no such axis or index
    public static Slice at(Shape shape, int axis, long index, int most) {
        if (axis < 0 || axis >= shape.rank() || index < 0 || index >= shape.size(axis)) {
            throw new IllegalArgumentException("no index " + index + " along axis " + axis + " of " + shape);
        }
        if (most < 1) {
            throw new IllegalArgumentException("a plane has at least one row, found " + most);
        }
        return new Slice(shape, axis, index, most, new double[0]);
    }

    /// Shows these values as having none.
    public Slice withFills(double... values) {
        return new Slice(shape, axis, index, most, values);
    }

    /// Where the slice lies, such as `axis 0 = 50`, all axes that are cut; empty when it is the whole field.
    public String label() {
        StringBuilder text = new StringBuilder();
        int[] spanned = spannedAxes();
        for (int a = 0; a < shape.rank(); a++) {
            if (a != spanned[0] && a != spanned[1]) {
                text.append(text.isEmpty() ? "" : ", ").append("axis ").append(a);
                text.append(" = ").append(a == axis ? index : shape.size(a) / 2);
            }
        }
        return text.toString();
    }

    /// Points of the field that one point of the picture stands for: down, then across. 1 and 1 when it is whole.
    public int[] reduction() {
        int[] spanned = spannedAxes();
        int rows = spanned[0] < 0 ? 1 : Math.toIntExact(shape.size(spanned[0]));
        int columns = Math.toIntExact(shape.size(spanned[1]));
        int down = Math.ceilDiv(rows, most);
        int across = Math.ceilDiv(columns, most);
        // Squares stay squares, unless so narrow a strip would lose its width.
        boolean strip = Math.max(rows, columns) > STRIP * Math.min(rows, columns);
        return strip ? new int[] {down, across} : new int[] {Math.max(down, across), Math.max(down, across)};
    }

    /// The two axes of the plane, slower first; -1 where there is no slower one.
    public int[] axes() {
        return spannedAxes();
    }

    /// Values of a field; a smaller picture shows means.
    public Plane of(Field field) {
        return cut(box -> masked(field.read(box)), false);
    }

    /// Reconstruction minus original; a smaller picture shows the largest error of either sign, lest a single bad
    /// point be averaged away. Grey where the original has no value; a reconstruction that is not finite where the
    /// original is counts as infinitely large.
    public Plane ofError(Field original, Field reconstruction) {
        return cut(
                box -> {
                    double[] x = masked(original.read(box));
                    double[] y = reconstruction.read(box).toDoubles();
                    for (int i = 0; i < x.length; i++) {
                        x[i] = Double.isFinite(x[i]) ? error(x[i], y[i]) : Double.NaN;
                    }
                    return x;
                },
                true);
    }

    private static double error(double original, double reconstruction) {
        return Double.isFinite(reconstruction) ? reconstruction - original : Double.POSITIVE_INFINITY;
    }

    @FunctionalInterface
    private interface Source {
        double[] read(Box box);
    }

    private Plane cut(Source source, boolean extreme) {
        int[] spanned = spannedAxes();
        int rows = spanned[0] < 0 ? 1 : Math.toIntExact(shape.size(spanned[0]));
        int columns = Math.toIntExact(shape.size(spanned[1]));
        int down = reduction()[0];
        int right = reduction()[1];
        int across = Math.ceilDiv(columns, right);
        double[] values = new double[Math.ceilDiv(rows, down) * across];
        int bandRows = (int) Math.max(1, BAND_VALUES / columns / down) * down;
        for (int row = 0; row < rows; row += bandRows) {
            int count = Math.min(bandRows, rows - row);
            double[] band = source.read(box(spanned, row, count));
            for (int part = 0; part < count; part += down) {
                int height = Math.min(down, count - part);
                for (int c = 0; c < across; c++) {
                    Cell cell = new Cell(part, height, c * right, Math.min(right, columns - c * right));
                    values[(row + part) / down * across + c] = cell.reduce(band, columns, extreme);
                }
            }
        }
        return new Plane(values.length / across, across, values);
    }

    /// The two axes of the plane, slower first; -1 where there is no slower one.
    private int[] spannedAxes() {
        int rank = shape.rank();
        if (rank <= 2) {
            return new int[] {rank - 2, rank - 1};
        }
        int fast = axis == rank - 1 ? rank - 2 : rank - 1;
        int slow = axis >= rank - 2 ? rank - 3 : rank - 2;
        return new int[] {slow, fast};
    }

    private Box box(int[] spanned, int row, int count) {
        long[] origin = new long[shape.rank()];
        long[] size = new long[shape.rank()];
        for (int a = 0; a < size.length; a++) {
            origin[a] = a == axis ? index : shape.size(a) / 2;
            size[a] = 1;
        }
        if (spanned[0] >= 0) {
            origin[spanned[0]] = row;
            size[spanned[0]] = count;
        }
        origin[spanned[1]] = 0;
        size[spanned[1]] = shape.size(spanned[1]);
        return new Box(origin, Shape.of(size));
    }

    /// Points of a band that become one point of the picture.
    private record Cell(int row, int rows, int column, int columns) {

        double reduce(double[] band, int width, boolean extreme) {
            double sum = 0;
            double worst = 0;
            int count = 0;
            for (int r = row; r < row + rows; r++) {
                for (int c = column; c < column + columns; c++) {
                    double value = band[r * width + c];
                    if (extreme ? !Double.isNaN(value) : Double.isFinite(value)) {
                        sum += value;
                        count++;
                        worst = Math.abs(value) > Math.abs(worst) ? value : worst;
                    }
                }
            }
            return count == 0 ? Double.NaN : extreme ? worst : sum / count;
        }
    }

    private double[] masked(ArrayField part) {
        double[] values = part.toDoubles();
        for (double fill : fills) {
            double stored = part.spec().type() == org.tessera.field.ElementType.F32 ? (float) fill : fill;
            Arrays.setAll(values, i -> values[i] == stored ? Double.NaN : values[i]);
        }
        return values;
    }
}
