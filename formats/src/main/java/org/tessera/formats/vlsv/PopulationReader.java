package org.tessera.formats.vlsv;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.science.vdf.VelocityMesh;

/// Puts the arrays of a population together, and checks that they agree.
final class PopulationReader {

    private final VlsvFile file;
    private final String name;

    PopulationReader(VlsvFile file, String name) {
        this.file = file;
        this.name = name;
    }

    Population read() {
        if (!file.populations().contains(name)) {
            throw new IllegalArgumentException("the file has no velocity distributions of '" + name + "'; there are: "
                    + String.join(", ", file.populations()));
        }
        VlsvArray cellArray = of("CELLSWITHBLOCKS");
        VlsvArray ids = of("BLOCKIDS");
        VlsvArray stored = of("BLOCKVARIABLE");
        BlockCompression compression = BlockCompression.of(stored);
        long[] cells = file.integers(cellArray);
        long[] first = starts(file.integers(of("BLOCKSPERCELL")), cells.length);
        VelocityMesh mesh =
                new VelocityMeshReader(file, name).read(compression == BlockCompression.NONE ? stored : null);
        agree(ids, ids.numbers(), first[cells.length]);
        BlockValues values;
        if (compression == BlockCompression.NONE) {
            agree(stored, stored.count(), first[cells.length]);
            if (stored.vector() != mesh.valuesPerBlock()) {
                throw new MalformedException(
                        stored.offset(),
                        stored.label() + " has blocks of " + stored.vector() + " values, and its velocity mesh has "
                                + mesh.valuesPerBlock());
            }
            ElementType type = stored.type() == ElementType.F64 ? ElementType.F64 : ElementType.F32;
            values = new BlockValues(file, stored, type, mesh.valuesPerBlock(), new long[0]);
        } else {
            long[] bytes = starts(file.integers(of("BYTESPERCELL")), cells.length);
            agree(stored, stored.bytes(), bytes[cells.length]);
            values = new BlockValues(file, stored, ElementType.F32, mesh.valuesPerBlock(), bytes);
        }
        return new Population(file, name, mesh, cells, first, ids, values, thresholds(cells));
    }

    private VlsvArray of(String tag) {
        Optional<VlsvArray> found = file.tagged(tag)
                .filter(array -> array.name().equals(name)
                        || array.name().isEmpty() && file.populations().size() == 1)
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        throw tag.equals("BYTESPERCELL")
                ? new UnsupportedException("the blocks of " + name + " are compressed by ZFP, and the file has no"
                        + " BYTESPERCELL that says where each cell begins")
                : new MalformedException(-1, "the file has blocks of " + name + " and no " + tag);
    }

    private long[] starts(long[] sizes, int cells) {
        if (sizes.length != cells) {
            throw new MalformedException(
                    -1, name + " has " + cells + " cells with blocks, and sizes of " + sizes.length);
        }
        long[] starts = new long[cells + 1];
        for (int i = 0; i < cells; i++) {
            if (sizes[i] < 0 || sizes[i] > Long.MAX_VALUE - starts[i]) {
                throw new MalformedException(-1, name + " has a cell of " + sizes[i] + " blocks");
            }
            starts[i + 1] = starts[i] + sizes[i];
        }
        return starts;
    }

    private void agree(VlsvArray array, long found, long expected) {
        if (found != expected) {
            throw new MalformedException(
                    array.offset(),
                    array.label() + " has the size " + found + ", and the cells of " + name + " need " + expected);
        }
    }

    /// From a variable on the grid, one for each cell, or from the configuration.
    private double[] thresholds(long[] cells) {
        for (String variable :
                new String[] {"vg_effectivesparsitythreshold", "EffectiveSparsityThreshold", "MinValue"}) {
            for (String full : new String[] {name + "/" + variable, variable}) {
                SpatialVariable found = SpatialVariable.find(file, full);
                if (found != null && found.vector() == 1) {
                    return pick(found, cells);
                }
            }
        }
        Matcher said = Pattern.compile("\\[\\s*" + Pattern.quote(name) + "_sparse\\s*\\][^\\[]*?\\bminValue\\s*=\\s*"
                        + "([0-9.eE+-]{1,40})")
                .matcher(file.text("CONFIG"));
        try {
            return said.find() ? new double[] {Double.parseDouble(said.group(1))} : new double[0];
        } catch (NumberFormatException e) {
            return new double[0];
        }
    }

    /// Values of a variable on the grid at some cells; none where the file does not say which are whose.
    private static double[] pick(SpatialVariable variable, long[] cells) {
        double[] picked = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            OptionalInt at = variable.indexOf(cells[i]);
            if (at.isEmpty()) {
                return new double[0];
            }
            picked[i] = variable.read(at.getAsInt())[0];
        }
        return picked;
    }
}
