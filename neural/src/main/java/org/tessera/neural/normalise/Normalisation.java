package org.tessera.neural.normalise;

import java.util.List;

/// A map of the values of a block to those that a network sees, with its exact inverse.
///
/// Each computes in double and rounds once. The inverse uses only operations with the same bits on every machine, as
/// it is part of decoding. What differs from block to block is side information: a few floats which a codec has to
/// store and count. What is one for all blocks is a field and lies in the model.
public sealed interface Normalisation
        permits None, PositiveLog, GlobalLog, Symlog, AbsLog, BlockMinMax, GlobalMinMax, ZScore, ScaleUp {

    /// The name in files, such as `positive-log`.
    String label();

    /// Names of the numbers that each block needs to come back; may be empty.
    List<String> side();

    /// @param x values of the block, from `at`, `count` of them
    /// @param side where its side information goes, from `sideAt`
    /// @param y where the normalised values go, from `at`
    void forward(float[] x, int at, int count, float[] side, int sideAt, float[] y);

    /// The inverse of [#forward]; `y` and `x` may be the same array.
    void inverse(float[] y, int at, int count, float[] side, int sideAt, float[] x);
}
