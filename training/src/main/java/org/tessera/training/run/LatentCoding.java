package org.tessera.training.run;

import java.util.Arrays;
import org.tessera.neural.layer.Elementary;

/// How a trained entropy bottleneck stores its latents: a step each, and integer frequencies of the multiples of it.
///
/// Frequencies of one number sum to 65536 and each is at least one; the last one is for what lies outside. They are
/// made once, from the learned distributions, and are data from then on: a decoder computes nothing.
///
/// @param steps of each number
/// @param low the multiple of the step that the first frequency is of
/// @param counts frequencies of each number, the one for the outside included
/// @param frequencies one number after the other
public record LatentCoding(float[] steps, int[] low, int[] counts, int[] frequencies) {

    static final int TOTAL = 1 << 16;

    private static final int MOST_SYMBOLS = 4096;
    private static final double TAIL = 1e-6;

    static LatentCoding of(float[] logStep, float[] centre, float[] logWidth) {
        int n = logStep.length;
        float[] steps = new float[n];
        int[] low = new int[n];
        int[] counts = new int[n];
        int[][] parts = new int[n][];
        for (int i = 0; i < n; i++) {
            steps[i] = (float) Elementary.exp(logStep[i]);
            double width = Elementary.exp(logWidth[i]);
            double reach = Math.min(width * -StrictMath.log(TAIL), (double) steps[i] * (MOST_SYMBOLS / 2 - 2));
            low[i] = (int) Math.rint((centre[i] - reach) / steps[i]);
            int high = (int) Math.rint((centre[i] + reach) / steps[i]);
            parts[i] = frequencies(steps[i], centre[i], width, low[i], high - low[i] + 1);
            counts[i] = parts[i].length;
        }
        int[] all = new int[Arrays.stream(counts).sum()];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return new LatentCoding(steps, low, counts, all);
    }

    private static int[] frequencies(double step, double centre, double width, int low, int symbols) {
        int[] table = new int[symbols + 1];
        int room = TOTAL - table.length;
        int used = 0;
        int largest = 0;
        for (int s = 0; s < symbols; s++) {
            double upper = ((low + s + 0.5) * step - centre) / width;
            double lower = ((low + s - 0.5) * step - centre) / width;
            double mass = upper > 0
                    ? Elementary.sigmoid(-lower) - Elementary.sigmoid(-upper)
                    : Elementary.sigmoid(upper) - Elementary.sigmoid(lower);
            table[s] = 1 + (int) (mass * room);
            used += table[s];
            largest = table[s] > table[largest] ? s : largest;
        }
        table[symbols] = 1;
        table[largest] += TOTAL - used - 1;
        return table;
    }

    /// Bits of latents under the tables; what lies outside costs the escape and 32 bits.
    ///
    /// @param latents whole rows
    double bits(float[] latents) {
        double bits = 0;
        int[] starts = new int[counts.length];
        for (int i = 1; i < counts.length; i++) {
            starts[i] = starts[i - 1] + counts[i - 1];
        }
        for (int at = 0; at < latents.length; at++) {
            int i = at % counts.length;
            long symbol = Math.round((double) latents[at] / steps[i]) - low[i];
            boolean inside = symbol >= 0 && symbol < counts[i] - 1;
            int frequency = frequencies[starts[i] + (inside ? (int) symbol : counts[i] - 1)];
            bits += StrictMath.log((double) TOTAL / frequency) / StrictMath.log(2) + (inside ? 0 : Integer.SIZE);
        }
        return bits;
    }
}
