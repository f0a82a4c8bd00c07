package org.tessera.training.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.tessera.neural.layer.ParameterSpec;

/// All numbers of a network in two flat tensors: those that are descended, and the statistics of batch norms.
///
/// One leaf instead of dozens: the optimizer, clipping, the watch on NaN and a checkpoint are each a few operations
/// on one tensor. Each parameter starts at a multiple of 16 floats, so its views are aligned.
public final class Parameters {

    private static final int ALIGNMENT = 16;

    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<ParameterSpec> trained = new ArrayList<>();
    private final Map<String, Tensor> statistics = new LinkedHashMap<>();
    private final Map<String, long[]> places = new LinkedHashMap<>();
    private final long[] segments;
    private final Tensor values;
    private final Tensor gathered;

    /// @param initial the first values of a parameter
    public Parameters(
            List<ParameterSpec> specs, java.util.function.Function<ParameterSpec, float[]> initial, Device device) {
        List<Long> sizes = new ArrayList<>();
        float[] first = layOut(specs, true, initial, sizes);
        segments = sizes.stream().mapToLong(Long::longValue).toArray();
        float[] second = layOut(specs, false, initial, new ArrayList<>());
        values = TorchArrays.tensor(first, device, first.length);
        values.requires_grad_(true);
        gathered = TorchArrays.tensor(second, device, second.length);
        for (ParameterSpec spec : specs) {
            if (!spec.trained()) {
                long at = place(spec.name())[0];
                statistics.put(spec.name(), gathered.narrow(0, at, spec.count()));
            }
        }
    }

    private float[] layOut(
            List<ParameterSpec> specs,
            boolean wanted,
            java.util.function.Function<ParameterSpec, float[]> initial,
            List<Long> sizes) {
        List<float[]> parts = new ArrayList<>();
        long at = 0;
        for (ParameterSpec spec : specs) {
            if (spec.trained() != wanted) {
                continue;
            }
            float[] part = initial.apply(spec);
            long room = (spec.count() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            places.put(spec.name(), new long[] {at, spec.count()});
            if (wanted) {
                index.put(spec.name(), trained.size());
                trained.add(spec);
                sizes.add(spec.count());
                sizes.add(room - spec.count());
            }
            parts.add(part);
            at += room;
        }
        float[] all = new float[Math.toIntExact(Math.max(at, ALIGNMENT))];
        if (wanted && at == 0) {
            sizes.add((long) ALIGNMENT);
        }
        int i = 0;
        for (ParameterSpec spec : specs) {
            if (spec.trained() == wanted) {
                float[] part = parts.get(i++);
                System.arraycopy(part, 0, all, (int) place(spec.name())[0], part.length);
            }
        }
        return all;
    }

    /// Where a parameter starts, and how many numbers it has.
    private long[] place(String name) {
        return java.util.Objects.requireNonNull(places.get(name), name);
    }

    /// The leaf that is descended.
    public Tensor values() {
        return values;
    }

    /// Names to tensors for one forward pass; call again after each step.
    public Views views() {
        TensorVector parts = values.split_with_sizes(segments, 0);
        return name -> {
            Integer at = index.get(name);
            if (at != null) {
                return parts.get(2L * at).view(TorchArrays.longs(trained.get(at).shape()));
            }
            Tensor statistic = statistics.get(name);
            if (statistic == null) {
                throw new IllegalStateException("no parameter " + name);
            }
            return statistic;
        };
    }

    /// Finds a tensor by its name.
    @FunctionalInterface
    public interface Views {
        Tensor get(String name);
    }

    /// Copies of all numbers, padding included.
    public float[] trainedValues() {
        return TorchArrays.floats(values);
    }

    public float[] statisticValues() {
        return TorchArrays.floats(gathered);
    }

    public void set(float[] trainedValues, float[] statisticValues) {
        Gradients.without(() -> {
            values.copy_(TorchArrays.tensor(trainedValues, trainedValues.length));
            gathered.copy_(TorchArrays.tensor(statisticValues, statisticValues.length));
        });
    }

    /// Numbers of one parameter out of copies made before.
    public float[] slice(String name, float[] trainedValues, float[] statisticValues) {
        long[] place = place(name);
        float[] from = index.containsKey(name) ? trainedValues : statisticValues;
        return java.util.Arrays.copyOfRange(from, (int) place[0], (int) (place[0] + place[1]));
    }
}
