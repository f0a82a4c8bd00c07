package org.tessera.neural.layer;

import java.util.Random;

/// Numbers for networks of tests, from a seed.
public final class RandomNetworks {

    private RandomNetworks() {}

    /// Weights of a size that keeps what flows near one; variances positive.
    public static NamedTensors tensors(Architecture architecture, long seed) {
        Random random = new Random(seed);
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : architecture.parameters()) {
            float[] values = new float[Math.toIntExact(spec.count())];
            boolean positive = spec.name().endsWith("variance") || spec.name().endsWith("beta");
            boolean vector = spec.shape().length == 1;
            double size = vector ? 0.5 : Math.sqrt(3.0 * spec.shape()[0] / spec.count());
            for (int i = 0; i < values.length; i++) {
                double v = 2 * random.nextDouble() - 1;
                values[i] = (float) (positive ? 0.5 + random.nextDouble() : vector ? 0.7 + size * v : size * v);
            }
            tensors.put(spec.name(), values);
        }
        return tensors;
    }

    public static float[] values(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /// An architecture whose encoder holds the layers given as JSON, and whose decoder does nothing that matters.
    public static Architecture of(String input, String layers, String back) {
        return ArchitectureText.parse("{\"name\": \"test\", \"input\": " + input + ", \"encoder\": [" + layers
                + "], \"decoder\": [" + back + "]}");
    }
}
