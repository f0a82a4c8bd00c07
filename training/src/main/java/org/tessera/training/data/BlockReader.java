package org.tessera.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.neural.layer.Features;

/// Reads blocks out of any file that Tessera reads.
///
/// The last axes of a variable are those of a block and what lies before counts blocks: (n, 7, 7, 7). A file with
/// `vars` and `var_data` (variables, blocks, z, y, x) is that of the relativity codes: its variables are found by
/// the names that the file holds. A single volume is cut into blocks.
public final class BlockReader {

    private static final String DATA = "var_data";
    private static final int MOST_VALUES = 1 << 29;

    private final Path path;
    private final Features block;

    /// @param block channels and axes of one block
    public BlockReader(Path path, Features block) {
        this.path = path;
        this.block = block;
    }

    /// @param variable name of the variable, or null when the file has one that fits
    public Blocks read(OpenOptions options, @Nullable String variable) throws IOException {
        try (Dataset dataset = Formats.detect(path, options).open(path, options)) {
            List<Variable> all = dataset.variables();
            Variable layered = named(all, DATA);
            if (layered != null && layered.field().spec().shape().rank() == block.rank() + 2) {
                return layer(layered, new VariableNames(path).read(), variable);
            }
            return plain(chosen(all, variable));
        }
    }

    private static @Nullable Variable named(List<Variable> all, String name) {
        return all.stream()
                .filter(v -> v.name().equals(name) || v.name().endsWith("/" + name))
                .findFirst()
                .orElse(null);
    }

    private Variable chosen(List<Variable> all, @Nullable String name) {
        if (name != null) {
            Variable found = named(all, name);
            if (found == null) {
                throw new IllegalArgumentException("no variable '" + name + "' in " + path.getFileName() + ": it has "
                        + String.join(", ", all.stream().map(Variable::name).toList()));
            }
            return found;
        }
        List<Variable> fitting = all.stream().filter(this::fits).toList();
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException("nothing in " + path.getFileName() + " consists of blocks " + block
                    + ": it has " + listed(all) + "; choose an architecture for its blocks");
        }
        if (fitting.size() > 1) {
            throw new IllegalArgumentException(path.getFileName() + " has " + fitting.size() + " variables of blocks "
                    + block + ": " + listed(fitting) + "; name one with data.variable");
        }
        return fitting.getFirst();
    }

    private static String listed(List<Variable> variables) {
        return String.join(
                ", ",
                variables.stream()
                        .map(v -> v.name() + " " + v.field().spec().shape())
                        .toList());
    }

    private boolean fits(Variable variable) {
        Shape shape = variable.field().spec().shape();
        return variable.unsupported() == null && (isStack(shape) || isVolume(shape));
    }

    /// Whether the last axes are exactly those of a block.
    private boolean isStack(Shape shape) {
        int[] sizes = block.channels() == 1 ? block.points() : block.sizes();
        if (shape.rank() < sizes.length) {
            return false;
        }
        for (int i = 0; i < sizes.length; i++) {
            if (shape.size(shape.rank() - sizes.length + i) != sizes[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isVolume(Shape shape) {
        if (block.channels() != 1 || shape.rank() != block.rank()) {
            return false;
        }
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.size(axis) < block.axis(axis)) {
                return false;
            }
        }
        return true;
    }

    private Blocks plain(Variable variable) {
        Shape shape = variable.field().spec().shape();
        if (isStack(shape)) {
            float[] values = floats(variable.field(), Box.all(shape));
            return new Blocks(values, block, values.length / block.count());
        }
        if (isVolume(shape)) {
            return Tiles.cut(floats(variable.field(), Box.all(shape)), shape, block);
        }
        throw new IllegalArgumentException(variable.name() + " of " + path.getFileName() + " is " + shape
                + " and does not consist of blocks " + block);
    }

    private Blocks layer(Variable data, List<String> names, @Nullable String wanted) {
        Shape shape = data.field().spec().shape();
        int at = names.indexOf(wanted);
        if (wanted == null && shape.size(0) == 1) {
            at = 0;
        }
        if (at < 0 || at >= shape.size(0)) {
            throw new IllegalArgumentException(path.getFileName() + " holds the variables " + String.join(", ", names)
                    + ": name one of them with data.variable" + (wanted == null ? "" : ", '" + wanted + "' is none"));
        }
        long[] origin = new long[shape.rank()];
        long[] sizes = shape.sizes();
        origin[0] = at;
        sizes[0] = 1;
        long[] last = new long[block.rank()];
        System.arraycopy(sizes, 2, last, 0, last.length);
        if (!isStack(Shape.of(last))) {
            throw new IllegalArgumentException(
                    path.getFileName() + " holds blocks of " + Shape.of(last) + ", the architecture takes " + block);
        }
        float[] values = floats(data.field(), new Box(origin, Shape.of(sizes)));
        return new Blocks(values, block, values.length / block.count());
    }

    private float[] floats(Field field, Box box) {
        if (box.shape().count() > MOST_VALUES) {
            throw new IllegalArgumentException(
                    path.getFileName() + " has " + box.shape().count()
                            + " values: training keeps them in memory and takes at most " + MOST_VALUES
                            + ", so train on a part of the file");
        }
        ArrayField read = field.read(box);
        if (read.array() instanceof float[] floats) {
            return floats;
        }
        int count = Math.toIntExact(box.shape().count());
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) Elements.value(read.spec().type(), read.array(), i);
        }
        return values;
    }

    /// Several files of the same kind of blocks, one after the other.
    public static Blocks join(List<Blocks> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        long total = parts.stream().mapToLong(p -> p.values().length).sum();
        if (total > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "the files have " + total + " values together, training takes at most " + MOST_VALUES);
        }
        float[] values = new float[(int) total];
        int at = 0;
        List<Integer> counts = new ArrayList<>();
        for (Blocks part : parts) {
            System.arraycopy(part.values(), 0, values, at, part.values().length);
            at += part.values().length;
            counts.add(part.count());
        }
        return new Blocks(
                values,
                parts.getFirst().shape(),
                counts.stream().mapToInt(Integer::intValue).sum());
    }
}
