package org.tessera.wavelet;

/// How a line is cut into blocks of nearly equal length: the first of them have one point more where it does not
/// divide.
///
/// Coefficients lie sorted by frequency: all means of the line first, block after block.
record BlockCut(int points, int blocks) {

    /// @param wanted points of a block
    static BlockCut of(int points, int wanted) {
        return new BlockCut(points, Math.max(1, (points + wanted / 2) / wanted));
    }

    /// Points of a shorter block.
    int length() {
        return points / blocks;
    }

    /// Blocks with one point more.
    int longer() {
        return points % blocks;
    }

    int frequencies() {
        return length() + (longer() > 0 ? 1 : 0);
    }

    /// Where the coefficients of a frequency start.
    int start(int frequency) {
        return frequency * blocks;
    }

    /// How many coefficients a frequency has.
    int count(int frequency) {
        return frequency < length() ? blocks : longer();
    }

    /// The octave of a frequency: 1 for the upper half, 2 for the quarter below it, and so on.
    int octave(int frequency) {
        return 32 - Integer.numberOfLeadingZeros((frequencies() - 1) / frequency);
    }
}
