package org.tessera.formats.vti;

import java.util.ArrayList;
import java.util.List;

/// Rows of a box, joined where they follow each other in the whole field: fewer and longer writes.
final class Runs {

    private final List<Run> runs = new ArrayList<>();

    void add(long inBox, long inWhole, int length) {
        if (!runs.isEmpty()) {
            Run last = runs.getLast();
            if (last.inWhole() + last.length() == inWhole) {
                runs.set(runs.size() - 1, new Run(last.inBox(), last.inWhole(), last.length() + length));
                return;
            }
        }
        runs.add(new Run(inBox, inWhole, length));
    }

    List<Run> list() {
        return List.copyOf(runs);
    }
}
