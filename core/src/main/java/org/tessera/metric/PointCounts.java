package org.tessera.metric;

/// How many points were compared, and what became of the others.
///
/// @param compared finite points of the original that are no fill value: all error measures are over these
/// @param nan NaN in the original
/// @param infinite +Inf or -Inf in the original
/// @param fill points of the original that hold a fill value
/// @param classChanged points of the three kinds above whose reconstruction is of another kind: a NaN that is no
///     NaN any more, an infinity of another sign, a fill value that is not the same number
/// @param broken compared points whose reconstruction is not finite; counted among the compared ones, so that the
///     error measures are NaN or infinite and no bound holds
public record PointCounts(long compared, long nan, long infinite, long fill, long classChanged, long broken) {

    static final PointCounts NONE = new PointCounts(0, 0, 0, 0, 0, 0);

    /// Points left out of the error measures.
    public long excluded() {
        return nan + infinite + fill;
    }

    public long total() {
        return compared + excluded();
    }

    PointCounts plus(PointCounts other) {
        return new PointCounts(
                compared + other.compared,
                nan + other.nan,
                infinite + other.infinite,
                fill + other.fill,
                classChanged + other.classChanged,
                broken + other.broken);
    }
}
