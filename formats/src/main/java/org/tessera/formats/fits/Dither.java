package org.tessera.formats.fits;

/// The random sequence that quantised tiles were dithered with: every reader must make the same.
///
/// Source: FITS standard 4.0, appendix I (Park and Miller's generator, 10,000 values), and section 10.2.1.
final class Dither {

    private static final int COUNT = 10_000;
    private static final int LAST_SEED = 1_043_618_065;
    private static final float[] RANDOM = random();

    private int start;
    private int next;

    /// @param row number of the tile, from 0, plus ZDITHER0 minus 1
    Dither(long row) {
        start = (int) Math.floorMod(row, (long) COUNT);
        next = (int) (RANDOM[start] * 500);
    }

    /// The next number, from 0 to 1. Every pixel takes one, whatever its value.
    float next() {
        float value = RANDOM[next];
        if (++next == COUNT) {
            start = start + 1 == COUNT ? 0 : start + 1;
            next = (int) (RANDOM[start] * 500);
        }
        return value;
    }

    private static float[] random() {
        float[] values = new float[COUNT];
        long seed = 1;
        for (int i = 0; i < COUNT; i++) {
            seed = 16807 * seed % Integer.MAX_VALUE;
            values[i] = (float) ((double) seed / Integer.MAX_VALUE);
        }
        if (seed != LAST_SEED) {
            throw new IllegalStateException("the generator of the FITS standard ends with " + LAST_SEED);
        }
        return values;
    }
}
