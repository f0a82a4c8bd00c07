package org.tessera.target;

/// What a compression must reach.
///
/// An [ErrorBound] is a promise about every point, checked before a file is written; [Noise] is one too, with a
/// tolerance for each chunk. The other targets are reached by searching an error bound: they are met for the variable
/// as a whole, and reported.
public sealed interface Target permits ErrorBound, Noise, Psnr, Pure, Rate, Ratio {

    /// The text form, such as `abs=0.001`; [TargetText] reads it back.
    String text();
}
