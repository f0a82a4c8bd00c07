package org.tessera.formats.hdf5;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.tessera.error.MalformedException;
import org.tessera.formats.Extent;

/// Which bytes of a file hold the values of a dataset: all that is elided from the template.
final class Extents {

    private Extents() {}

    static void add(FileBytes file, Hdf5Field field, List<Extent> extents) {
        StoredArray array = field.array();
        String name = "dataset '" + array.spec().name() + "'";
        long bytes = array.spec().bytes();
        switch (array.layout()) {
            case Layout.Contiguous whole -> {
                long address = whole.address();
                if (address != FileBytes.UNDEFINED) {
                    extents.add(new Extent(file.position(address, bytes, name), bytes));
                }
            }
            case Layout.Compact compact -> extents.add(new Extent(compact.offset(), bytes));
            case Layout.Chunked chunked -> {
                for (Chunk chunk :
                        Objects.requireNonNull(field.chunks()).table().chunks()) {
                    extents.add(new Extent(file.position(chunk.address(), chunk.size(), name), chunk.size()));
                }
            }
            case Layout.Elsewhere elsewhere -> {}
        }
    }

    /// Sorts, and joins ranges that touch.
    ///
    /// @throws MalformedException when two ranges share a byte, so that no value could be put back safely
    static List<Extent> merge(List<Extent> extents) {
        List<Extent> merged = new ArrayList<>();
        List<Extent> sorted = extents.stream()
                .filter(e -> e.length() > 0)
                .sorted(Comparator.comparingLong(Extent::offset))
                .toList();
        for (Extent next : sorted) {
            Extent last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && next.offset() < last.end()) {
                throw new MalformedException(next.offset(), "two chunks or datasets claim the same bytes of the file");
            }
            if (last != null && next.offset() == last.end()) {
                merged.removeLast();
                merged.add(new Extent(last.offset(), last.length() + next.length()));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
