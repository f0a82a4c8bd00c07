package org.tessera.cli;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Files made for tests.
final class Made {

    private Made() {}

    /// Waves along each axis with a little noise, slowest axis first; never constant.
    static float[] waves(long seed, int... shape) {
        Random random = new Random(seed);
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                sum += Math.sin(0.11 * (axis + 1) * (rest % shape[axis]) + axis);
                rest /= shape[axis];
            }
            values[i] = (float) (10 * sum + 1e-3 * random.nextGaussian());
        }
        return values;
    }

    static Path raw(Path path, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return write(path, bytes.array());
    }

    static Path raw(Path path, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return write(path, bytes.array());
    }

    static float[] floats(Path path) {
        ByteBuffer bytes = ByteBuffer.wrap(read(path)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    static double largestDifference(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new AssertionError(one.length + " values against " + other.length);
        }
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs((double) one[i] - other[i]));
        }
        return most;
    }

    static double range(float... values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return max - min;
    }

    /// Groups, attributes, a chunked and deflated dataset, one of integers, one of text.
    static Path hdf5(Path path, long seed) {
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putAttribute("title", "waves");
            file.putDataset("rho", cube(waves(seed, 12, 20, 24), 12, 20, 24)).putAttribute("units", "g/cm3");
            WritableGroup fields = file.putGroup("fields");
            DatasetCreationOptions packed = DatasetCreationOptions.builder()
                    .chunkDimensions(5, 8, 24)
                    .shuffle()
                    .deflate(4)
                    .build();
            WritableDataset packedSet =
                    fields.putDataset("packed", cube(waves(seed + 1, 12, 20, 24), 12, 20, 24), packed);
            packedSet.putAttribute("scale", 2.5);
            fields.putDataset("counts", new Random(seed).ints(300, -1000, 1000).toArray());
            fields.putDataset("names", new String[] {"one", "two", "three"});
        }
        return path;
    }

    private static float[][][] cube(float[] values, int nz, int ny, int nx) {
        float[][][] cube = new float[nz][ny][nx];
        for (int i = 0; i < values.length; i++) {
            cube[i / (ny * nx)][i / nx % ny][i % nx] = values[i];
        }
        return cube;
    }

    static Path npy(Path path, int rows, int columns, float... values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) header.length());
        bytes.put(header.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.asFloatBuffer().put(values);
        return write(path, bytes.array());
    }

    static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path path, byte[] bytes) {
        try {
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
