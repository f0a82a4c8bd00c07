package org.tessera.neural.klt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.neural.block.BlockLayout;
import org.tessera.neural.block.Rounding;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.Tensor;

/// A basis and the shape of its blocks, as a model holds them, with what is derived from it kept for the next chunk.
final class FittedBasis {

    static final String KIND = "klt";

    private static final int VERSION = 1;

    /// Most derived bases that are kept.
    private static final int KEPT = 8;

    private final Basis basis;
    private final int[] axes;
    private final Map<Key, Conditionals> made = new ConcurrentHashMap<>();

    private record Key(int vectors, double unit, double half) {}

    /// @param axes sizes of a block, without those of 1
    FittedBasis(Basis basis, int[] axes) {
        this.basis = basis;
        this.axes = axes;
    }

    Basis basis() {
        return basis;
    }

    int[] axes() {
        return axes;
    }

    /// The first vectors in units of a rounding.
    Conditionals conditionals(int vectors, Rounding rounding) {
        Key key = new Key(vectors, rounding.unit(), rounding.half());
        Conditionals known = made.get(key);
        if (known != null) {
            return known;
        }
        if (made.size() >= KEPT) {
            made.clear();
        }
        return made.computeIfAbsent(
                key, k -> new Conditionals(basis.first(k.vectors(), k.unit()), new Faces(axes), k.half()));
    }

    /// A model for many files: numbers as they are.
    static Model.Builder shared(String name, Basis basis, int[] axes) {
        int points = basis.points();
        return builder(name, basis, axes)
                .tensor("mean", Tensor.f32(floats(basis.mean()), axes))
                .tensor("deviation", Tensor.f32(floats(basis.deviations()), basis.count()))
                .tensor("basis", Tensor.f32(floats(basis.vectors()), basis.count(), points));
    }

    /// A model for the file it was learned from: numbers as coarse as the tolerance allows.
    static Model.Builder packed(String name, Basis basis, double tolerance, int[] axes) {
        byte[] bytes = PackedBasis.write(basis, tolerance, axes);
        return builder(name, basis, axes).tensor("packed", Tensor.u8(bytes, bytes.length));
    }

    private static Model.Builder builder(String name, Basis basis, int[] axes) {
        ObjectNode architecture = JsonNodeFactory.instance.objectNode();
        architecture.put("kind", KIND).put("version", VERSION).put("vectors", basis.count());
        Arrays.stream(axes).forEach(architecture.putArray("block")::add);
        return Model.builder(name, architecture);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /// @throws org.tessera.error.CompressionException when the bytes are not those of a basis
    static FittedBasis read(byte[] file) {
        Model model = Model.read(file, Limits.DEFAULT);
        ObjectNode architecture = model.architecture();
        if (!model.kind().equals(KIND) || architecture.path("version").asInt() != VERSION) {
            throw new UnsupportedException("model " + model.name() + " is of kind '" + model.kind() + "' version "
                    + architecture.path("version").asText() + "; codec klt knows klt version " + VERSION);
        }
        int[] axes = axes(model);
        int points = Arrays.stream(axes).reduce(1, (a, b) -> a * b);
        if (model.tensors().containsKey("packed")) {
            ByteReader in = new ByteReader(model.tensor("packed").data());
            Basis basis = PackedBasis.read(in, axes, points);
            in.expectEnd("the basis");
            return new FittedBasis(basis, axes);
        }
        double[] mean = doubles(model, "mean", points);
        int count = model.tensor("deviation").count();
        if (count < 1 || count > points) {
            throw new MalformedException(
                    -1, "model " + model.name() + ": 1 to " + points + " vectors expected, found " + count);
        }
        double[] deviations = doubles(model, "deviation", count);
        for (double deviation : deviations) {
            if (!(deviation > 0)) {
                throw new MalformedException(-1, "model " + model.name() + ": a deviation of " + deviation);
            }
        }
        double[] vectors = doubles(model, "basis", count * points);
        return new FittedBasis(Basis.orthonormal(mean, vectors, deviations), axes);
    }

    private static int[] axes(Model model) {
        var block = model.architecture().path("block");
        int[] axes = new int[block.size()];
        long points = 1;
        for (int i = 0; i < axes.length; i++) {
            axes[i] = block.get(i).asInt();
            points = Math.min(points * Math.max(0, axes[i]), Integer.MAX_VALUE);
        }
        if (points < 2 || points > BlockLayout.MOST || axes.length > 6) {
            throw new MalformedException(
                    -1, "model " + model.name() + ": a block of 2 to " + BlockLayout.MOST + " points expected");
        }
        return axes;
    }

    private static double[] doubles(Model model, String tensor, int count) {
        float[] floats = model.tensor(tensor).floats();
        if (floats.length != count) {
            throw new MalformedException(
                    -1,
                    "model " + model.name() + ": tensor " + tensor + " of " + count + " numbers expected, found "
                            + floats.length);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = floats[i];
            if (!Float.isFinite(floats[i])) {
                throw new MalformedException(-1, "model " + model.name() + ": tensor " + tensor + " has " + floats[i]);
            }
        }
        return values;
    }
}
