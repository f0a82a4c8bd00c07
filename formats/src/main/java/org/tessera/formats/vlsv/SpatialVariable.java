package org.tessera.formats.vlsv;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A variable on the cells in space, found by the ID of a cell. Valid while its file is open.
public final class SpatialVariable {

    private final VlsvFile file;
    private final VlsvArray values;
    private final Map<Long, Integer> places;

    private SpatialVariable(VlsvFile file, VlsvArray values, Map<Long, Integer> places) {
        this.file = file;
        this.values = values;
        this.places = places;
    }

    /// A variable of floats of that name, with a value for each CellID; null when the file has none.
    public static @Nullable SpatialVariable find(VlsvFile file, String name) {
        Optional<VlsvArray> found = file.find("VARIABLE", "name", name);
        Optional<VlsvArray> order = file.find("VARIABLE", "name", "CellID");
        boolean there = found.isPresent()
                && found.get().isFloat()
                && order.isPresent()
                && order.get().vector() == 1
                && order.get().count() == found.get().count();
        if (!there) {
            return null;
        }
        long[] ids = file.integers(order.get());
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            places.put(ids[i], i);
        }
        return new SpatialVariable(file, found.get(), places);
    }

    /// Numbers for each cell.
    public int vector() {
        return (int) Math.min(values.vector(), Integer.MAX_VALUE);
    }

    /// Where a cell stands among the values.
    public OptionalInt indexOf(long cell) {
        Integer at = places.get(cell);
        return at == null ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /// The numbers of a cell.
    public double[] read(int index) {
        return file.doubles(values, (long) index * vector(), vector());
    }
}
