package org.tessera.neural.network;

import org.tessera.error.MalformedException;
import org.tessera.neural.model.Model;

/// Latents as a file would store them, and the bits that they take.
public sealed interface LatentQuantizer {

    /// Replaces latents by what comes back from a file.
    ///
    /// @param latents whole rows, changed in place
    /// @return bits of all of them
    double round(float[] latents);

    /// Whole numbers that stand for the latents of a block; 0 where they are kept as they are.
    ///
    /// @param latents of a block
    int numbers(int latents);

    /// @param latents those of one block, from `at` on
    /// @param numbers as many as [#numbers] says
    void toNumbers(float[] latents, int at, int[] numbers);

    /// The inverse; gives what [#round] gives.
    void fromNumbers(int[] numbers, float[] latents, int at);

    /// @param how `float`, `steps` or `codebook`
    /// @throws MalformedException when the tables of the model do not fit together
    static LatentQuantizer of(Model model, String how) {
        return switch (how) {
            case NetworkModel.STEPS -> Steps.of(model);
            case NetworkModel.CODEBOOK -> {
                int[] shape = model.tensor("latent.codebook").shape();
                if (shape.length != 2 || shape[0] < 2 || shape[1] < 1) {
                    throw new MalformedException(-1, "latent.codebook should be entries of numbers");
                }
                yield new Codebook(model.tensor("latent.codebook").floats(), shape[0], shape[1]);
            }
            default -> new Floats();
        };
    }

    /// As they are.
    record Floats() implements LatentQuantizer {

        @Override
        public double round(float[] latents) {
            return (double) latents.length * Float.SIZE;
        }

        @Override
        public int numbers(int latents) {
            return 0;
        }

        @Override
        public void toNumbers(float[] latents, int at, int[] numbers) {}

        @Override
        public void fromNumbers(int[] numbers, float[] latents, int at) {}
    }

    /// The nearest entry of a codebook for each group of numbers.
    record Codebook(float[] book, int entries, int dimension) implements LatentQuantizer {

        @Override
        public double round(float[] latents) {
            for (int at = 0; at < latents.length; at += dimension) {
                System.arraycopy(book, nearest(latents, at) * dimension, latents, at, dimension);
            }
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1);
            return (double) latents.length / dimension * bits;
        }

        @Override
        public int numbers(int latents) {
            return latents / dimension;
        }

        @Override
        public void toNumbers(float[] latents, int at, int[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = nearest(latents, at + i * dimension);
            }
        }

        @Override
        public void fromNumbers(int[] numbers, float[] latents, int at) {
            for (int i = 0; i < numbers.length; i++) {
                int entry = Math.clamp(numbers[i], 0, entries - 1);
                System.arraycopy(book, entry * dimension, latents, at + i * dimension, dimension);
            }
        }

        private int nearest(float[] latents, int at) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int e = 0; e < entries; e++) {
                double distance = 0;
                for (int i = 0; i < dimension; i++) {
                    double d = (double) latents[at + i] - book[e * dimension + i];
                    distance += d * d;
                }
                if (distance < least) {
                    least = distance;
                    best = e;
                }
            }
            return best;
        }
    }

    /// Multiples of a step a number, under integer frequencies that sum to 65536; the last one is for what lies
    /// outside of the table and is followed by 32 bits.
    record Steps(float[] steps, int[] low, int[] counts, int[] starts, int[] frequencies) implements LatentQuantizer {

        private static final int TOTAL = 1 << 16;
        private static final int MOST = 1 << 24;

        static Steps of(Model model) {
            float[] steps = model.tensor("latent.steps").floats();
            int[] low = model.tensor("latent.low").ints();
            int[] counts = model.tensor("latent.counts").ints();
            int[] frequencies = model.tensor("latent.frequencies").ints();
            int[] starts = new int[steps.length + 1];
            boolean sound = low.length == steps.length && counts.length == steps.length && steps.length > 0;
            for (int i = 0; sound && i < steps.length; i++) {
                sound = counts[i] >= 2 && counts[i] <= frequencies.length - starts[i] && steps[i] > 0;
                if (sound) {
                    starts[i + 1] = starts[i] + counts[i];
                    long sum = 0;
                    for (int f = starts[i]; f < starts[i + 1]; f++) {
                        sound &= frequencies[f] > 0;
                        sum += frequencies[f];
                    }
                    sound &= sum == TOTAL;
                }
            }
            if (!sound || starts[steps.length] != frequencies.length) {
                throw new MalformedException(-1, "the tables of the latents do not fit together");
            }
            return new Steps(steps, low, counts, starts, frequencies);
        }

        @Override
        public int numbers(int latents) {
            return latents;
        }

        @Override
        public void toNumbers(float[] latents, int at, int[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                long multiple = Math.round((double) latents[at + i] / steps[i % steps.length]);
                numbers[i] = Math.clamp(multiple, -MOST, MOST);
            }
        }

        @Override
        public void fromNumbers(int[] numbers, float[] latents, int at) {
            for (int i = 0; i < numbers.length; i++) {
                latents[at + i] = numbers[i] * steps[i % steps.length];
            }
        }

        @Override
        public double round(float[] latents) {
            double bits = 0;
            for (int at = 0; at < latents.length; at++) {
                int i = at % steps.length;
                long multiple = Math.round((double) latents[at] / steps[i]);
                long symbol = multiple - low[i];
                boolean inside = symbol >= 0 && symbol < counts[i] - 1;
                int frequency = frequencies[starts[i] + (inside ? (int) symbol : counts[i] - 1)];
                bits += StrictMath.log((double) TOTAL / frequency) / StrictMath.log(2) + (inside ? 0 : Integer.SIZE);
                latents[at] = multiple * steps[i];
            }
            return bits;
        }
    }
}
