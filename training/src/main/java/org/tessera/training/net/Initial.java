package org.tessera.training.net;

import java.util.Arrays;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.tessera.neural.layer.ParameterSpec;

/// First values as PyTorch draws them: weights and biases uniform within 1/sqrt(fan-in); norms 1 and 0; GDN beta 1,
/// gamma 0.1 times the identity. Parameters are drawn in their order from one seeded source.
public final class Initial implements Function<ParameterSpec, float[]> {

    private final RandomGenerator random;
    private double bound = 1;

    public Initial(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public float[] apply(ParameterSpec spec) {
        float[] values = new float[Math.toIntExact(spec.count())];
        String kind = spec.name().substring(spec.name().lastIndexOf('.') + 1);
        switch (kind) {
            case "weight" -> {
                if (spec.shape().length == 1) {
                    Arrays.fill(values, 1);
                    bound = 0;
                } else {
                    // A transposed convolution counts its second axis too, as PyTorch does.
                    bound = 1 / Math.sqrt((double) spec.count() / spec.shape()[0]);
                    fill(values);
                }
            }
            case "bias" -> fill(values);
            case "variance", "beta" -> Arrays.fill(values, 1);
            case "gamma" -> {
                int c = spec.shape()[0];
                for (int i = 0; i < c; i++) {
                    values[i * c + i] = 0.1f;
                }
            }
            case "codebook" -> {
                bound = 1;
                fill(values);
            }
            default -> Arrays.fill(values, 0);
        }
        return values;
    }

    private void fill(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
    }
}
