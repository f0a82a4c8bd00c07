package org.tessera.neural.fit;

import org.tessera.neural.layer.Folding;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;

/// Makes networks of seeded numbers instead of training them: for tests of everything but training.
public final class SeededFitter implements NetworkFitter {

    @Override
    public NamedTensors fit(Regression task) {
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : task.parameters()) {
            tensors.put(spec.name(), task.initial().apply(spec));
        }
        task.enough().test(tensors);
        return tensors;
    }

    @Override
    public NamedTensors fit(Autoencoding task) {
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : task.architecture().parameters()) {
            float[] values = seeded(spec.name(), (int) spec.count());
            if (spec.name().endsWith(".variance")) {
                java.util.Arrays.fill(values, 0.5f);
            }
            tensors.put(spec.name(), values);
        }
        NamedTensors folded = Folding.fold(task.architecture(), tensors).tensors();
        if (task.codebook() != null) {
            int numbers =
                    task.codebook().entries() * task.architecture().latent().channels();
            folded.put(Autoencoding.CODEBOOK, seeded("book", numbers));
        }
        return folded;
    }

    private static float[] seeded(String name, int count) {
        SeededNumbers numbers = new SeededNumbers(name.hashCode());
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.4 * numbers.signed(i));
        }
        return values;
    }
}
