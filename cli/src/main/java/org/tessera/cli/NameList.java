package org.tessera.cli;

import java.util.List;

/// Names for a sentence: the first of them, and how many more.
final class NameList {

    private static final int SHOWN = 12;

    private NameList() {}

    static String of(List<String> names) {
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }
}
