package org.tessera.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.field.Field;
import org.tessera.field.Shape;

/// Which variable of one file is compared with which of another.
///
/// @param first name in the first file
/// @param second name in the second file
record VariablePair(String first, String second) {

    boolean renamed() {
        return !first.equals(second);
    }

    /// Pairs of two files: those the user names; else those of the same name, or of the same last part of a path;
    /// else, where one file has a single variable, the only one of its shape in the other.
    ///
    /// @param asked `NAME`, or `NAME=OTHER` where the names differ
    /// @throws IllegalArgumentException when nothing fits, listing what both files have
    static List<VariablePair> of(Map<String, Field> a, Map<String, Field> b, List<String> asked) {
        List<VariablePair> pairs = new ArrayList<>();
        for (String text : asked) {
            pairs.add(named(a, b, text));
        }
        if (asked.isEmpty()) {
            for (String name : a.keySet()) {
                String other = match(name, a.keySet(), b.keySet());
                if (other != null) {
                    pairs.add(new VariablePair(name, other));
                }
            }
        }
        if (pairs.isEmpty()) {
            pairs.add(single(a, b));
        }
        return pairs;
    }

    private static VariablePair named(Map<String, Field> a, Map<String, Field> b, String text) {
        if (a.containsKey(text)) {
            String other = match(text, a.keySet(), b.keySet());
            if (other != null) {
                return new VariablePair(text, other);
            }
        }
        int equals = text.indexOf('=');
        if (equals > 0 && a.containsKey(text.substring(0, equals)) && b.containsKey(text.substring(equals + 1))) {
            return new VariablePair(text.substring(0, equals), text.substring(equals + 1));
        }
        throw new IllegalArgumentException("no variable '" + text + "' in both files: " + both(a, b));
    }

    private static @org.jspecify.annotations.Nullable String match(String name, Set<String> own, Set<String> others) {
        if (others.contains(name)) {
            return name;
        }
        String last = lastPart(name);
        List<String> alike =
                others.stream().filter(o -> lastPart(o).equals(last)).toList();
        boolean clear = alike.size() == 1
                && own.stream().filter(o -> lastPart(o).equals(last)).count() == 1
                && !own.contains(alike.getFirst());
        return clear ? alike.getFirst() : null;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static VariablePair single(Map<String, Field> a, Map<String, Field> b) {
        if (a.size() == 1 && b.size() == 1) {
            return new VariablePair(
                    a.keySet().iterator().next(), b.keySet().iterator().next());
        }
        if (a.size() == 1 || b.size() == 1) {
            Map<String, Field> many = a.size() == 1 ? b : a;
            Map.Entry<String, Field> one =
                    (a.size() == 1 ? a : b).entrySet().iterator().next();
            Shape shape = one.getValue().spec().shape();
            List<String> fits = many.entrySet().stream()
                    .filter(entry -> entry.getValue().spec().shape().equals(shape))
                    .map(Map.Entry::getKey)
                    .toList();
            if (fits.size() == 1) {
                return a.size() == 1
                        ? new VariablePair(one.getKey(), fits.getFirst())
                        : new VariablePair(fits.getFirst(), one.getKey());
            }
        }
        throw new IllegalArgumentException(
                "the files have no variable in common: " + both(a, b) + "; name two of them as --var FIRST=SECOND");
    }

    private static String both(Map<String, Field> a, Map<String, Field> b) {
        return "the first has " + NameList.of(List.copyOf(a.keySet())) + "; the second has "
                + NameList.of(List.copyOf(b.keySet()));
    }
}
