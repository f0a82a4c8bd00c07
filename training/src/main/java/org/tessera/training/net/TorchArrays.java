package org.tessera.training.net;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Between Java arrays and tensors, by copies: a tensor's own buffers and indexers are not used, as they leaked in
/// versions of the bindings.
public final class TorchArrays {

    private TorchArrays() {}

    public static Tensor tensor(float[] values, long... shape) {
        Tensor tensor = torch.empty(shape);
        try (FloatPointer pointer = tensor.data_ptr_float()) {
            pointer.put(values);
        }
        return tensor;
    }

    public static Tensor tensor(float[] values, Device device, long... shape) {
        Tensor tensor = tensor(values, shape);
        return device.is_cpu() ? tensor : tensor.to(device, ScalarType.Float);
    }

    public static Tensor indices(long[] values, Device device) {
        Tensor tensor = torch.empty(
                new long[] {values.length},
                new TensorOptions(ScalarType.Long),
                new org.bytedeco.pytorch.MemoryFormatOptional());
        try (LongPointer pointer = tensor.data_ptr_long()) {
            pointer.put(values);
        }
        return device.is_cpu() ? tensor : tensor.to(device, ScalarType.Long);
    }

    public static float[] floats(Tensor tensor) {
        Tensor plain = tensor.detach().to(new Device("cpu"), ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(plain.numel())];
        try (FloatPointer pointer = plain.data_ptr_float()) {
            pointer.get(values);
        }
        return values;
    }

    public static long[] longs(int... sizes) {
        long[] longs = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            longs[i] = sizes[i];
        }
        return longs;
    }
}
