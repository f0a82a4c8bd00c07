package org.tessera.formats.hdf5;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.error.LimitExceededException;

/// All datasets that hard links reach from the root, each once under its first path, in order of names.
///
/// Groups may link to their own ancestors; an object is visited once, and with a list instead of calls,
/// so neither circles nor depth can hang or overflow.
final class Tree {

    private static final int MOST_DEPTH = 1000;

    private Tree() {}

    /// An object and the path it was reached by, without a leading slash.
    record Place(String path, int depth, long address) {}

    /// A dataset: its path and header.
    record Found(String path, ObjectHeader header) {}

    static List<Found> datasets(FileBytes file) {
        List<Found> datasets = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<Place> rest = new ArrayDeque<>();
        rest.push(new Place("", 0, file.superblock().root()));
        while (!rest.isEmpty()) {
            Place place = rest.pop();
            if (!seen.add(place.address)) {
                continue;
            }
            if (place.depth > MOST_DEPTH) {
                throw new LimitExceededException("groups within groups", place.depth, MOST_DEPTH);
            }
            ObjectHeader header = ObjectHeader.read(file, place.address);
            if (header.first(Message.LAYOUT) != null) {
                datasets.add(new Found(place.path, header));
            } else {
                Links.of(file, header).entrySet().stream()
                        .map(link -> child(place, link))
                        .toList()
                        .reversed()
                        .forEach(rest::push);
            }
        }
        return datasets;
    }

    private static Place child(Place parent, Map.Entry<String, Long> link) {
        String path = parent.path.isEmpty() ? link.getKey() : parent.path + "/" + link.getKey();
        return new Place(path, parent.depth + 1, link.getValue());
    }
}
