package org.tessera.science.vdf;

/// Cells of one width along one direction of velocity.
///
/// @param min lower edge of the first cell, m/s
/// @param spacing width of a cell, m/s
/// @param cells how many, at least 1
public record VelocityAxis(double min, double spacing, int cells) {

    public VelocityAxis {
        if (!Double.isFinite(min) || !(spacing > 0) || !Double.isFinite(spacing) || cells < 1) {
            throw new IllegalArgumentException("an axis of velocity needs a finite start, a width above 0 and cells,"
                    + " found " + min + ", " + spacing + " and " + cells);
        }
        if (!Double.isFinite(min + cells * spacing)) {
            throw new IllegalArgumentException("an axis of velocity from " + min + " that ends beyond all doubles");
        }
    }

    /// Middle of a cell; cells before the first and after the last count on.
    public double centre(int cell) {
        return min + (cell + 0.5) * spacing;
    }

    /// Upper edge of the last cell.
    public double max() {
        return min + cells * spacing;
    }

    /// The cell in which a velocity lies, which may be outside.
    public long cellOf(double velocity) {
        return (long) Math.floor((velocity - min) / spacing);
    }

    /// Some of these cells, or cells beyond the ends.
    public VelocityAxis part(long from, int count) {
        return new VelocityAxis(min + from * spacing, spacing, count);
    }
}
