package org.tessera.neural.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;

/// The latent of each position as the number of an entry of a codebook; frequent entries have small numbers, and those
/// that nothing uses are left out.
///
/// @param entries of the book
/// @param numbers (block, position)
/// @param book (entry, dimension) as it was fitted; empty where it is still to be read
@SuppressWarnings("ArrayRecordComponent")
record Codes(int entries, int[] numbers, float[] book) {

    /// The nearest entries.
    ///
    /// @param latents (block, dimension, position)
    static Codes of(float[] latents, BlockNetwork shape, int axes, NamedTensors fitted) {
        int dimension = shape.latent();
        int positions = shape.positions(axes);
        float[] all = fitted.all().getOrDefault(Autoencoding.CODEBOOK, new float[dimension]);
        int entries = all.length / dimension;
        int[] nearest = new int[latents.length / dimension];
        int[] used = new int[entries];
        for (int i = 0; i < nearest.length; i++) {
            int at = i / positions * positions * dimension + i % positions;
            double least = Double.POSITIVE_INFINITY;
            for (int e = 0; e < entries; e++) {
                double distance = 0;
                for (int d = 0; d < dimension; d++) {
                    double off = (double) latents[at + d * positions] - all[e * dimension + d];
                    distance += off * off;
                }
                if (distance < least) {
                    least = distance;
                    nearest[i] = e;
                }
            }
            used[nearest[i]]++;
        }
        int[] order = IntStream.range(0, entries)
                .filter(e -> used[e] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer e) -> -used[e]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[entries];
        float[] book = new float[order.length * dimension];
        for (int k = 0; k < order.length; k++) {
            place[order[k]] = k;
            System.arraycopy(all, order[k] * dimension, book, k * dimension, dimension);
        }
        return new Codes(order.length, Arrays.stream(nearest).map(e -> place[e]).toArray(), book);
    }

    ParameterSpec spec(int dimension) {
        return new ParameterSpec(Autoencoding.CODEBOOK, new int[] {entries, dimension}, true);
    }

    /// What a decoder gets: (block, dimension, position).
    float[] latents(NamedTensors tensors, int positions, int dimension) {
        float[] read = tensors.get(Autoencoding.CODEBOOK, (long) entries * dimension);
        float[] latents = new float[numbers.length * dimension];
        for (int i = 0; i < numbers.length; i++) {
            int at = i / positions * positions * dimension + i % positions;
            for (int d = 0; d < dimension; d++) {
                latents[at + d * positions] = read[numbers[i] * dimension + d];
            }
        }
        return latents;
    }
}
