package org.tessera.formats.npy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

/// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }` and nothing else of Python.
///
/// Exactly these three keys, once each, in any order. Nothing is evaluated, nothing nests, and each character is
/// looked at once.
final class NpyDictionary {

    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
    private static final int MAX_AXES = 64;
    private static final int MAX_DIGITS = 18;

    private final String text;
    private final long origin;
    private final Map<String, Object> values = new HashMap<>();
    private int at;

    private NpyDictionary(String text, long origin) {
        this.text = text;
        this.origin = origin;
    }

    /// @param origin offset of the text in the file, for messages
    static NpyDictionary parse(String text, long origin) {
        NpyDictionary dictionary = new NpyDictionary(text, origin);
        dictionary.parse();
        return dictionary;
    }

    String descr() {
        return (String) value("descr");
    }

    boolean fortran() {
        return (Boolean) value("fortran_order");
    }

    long[] shape() {
        return ((long[]) value("shape")).clone();
    }

    private Object value(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw malformed("the .npy header has no '" + key + "'");
        }
        return value;
    }

    private void parse() {
        expect('{');
        while (peek() != '}') {
            String key = string();
            if (!KEYS.contains(key) || values.containsKey(key)) {
                throw malformed("the .npy header has an unexpected '" + key + "'");
            }
            expect(':');
            values.put(
                    key,
                    switch (key) {
                        case "descr" -> descrValue();
                        case "fortran_order" -> truth();
                        default -> tuple();
                    });
            if (!take(',') && peek() != '}') {
                throw malformed("',' or '}' expected in the .npy header");
            }
        }
        expect('}');
        if (peek() != 0) {
            throw malformed("the .npy header goes on after its dictionary");
        }
    }

    private String descrValue() {
        if (peek() == '[') {
            throw new UnsupportedException("an .npy file of structures (a list of fields), which are not compressed");
        }
        return string();
    }

    private String string() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw malformed("a quoted text expected in the .npy header");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0 || text.lastIndexOf('\\', end) > at) {
            throw malformed("a text in the .npy header does not end, or has escapes");
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private Boolean truth() {
        for (Boolean value : List.of(true, false)) {
            String name = value ? "True" : "False";
            peek();
            if (text.startsWith(name, at)) {
                at += name.length();
                return value;
            }
        }
        throw malformed("True or False expected in the .npy header");
    }

    private long[] tuple() {
        expect('(');
        List<Long> sizes = new ArrayList<>();
        boolean comma = true;
        while (peek() != ')') {
            if (!comma || sizes.size() == MAX_AXES) {
                throw malformed("',' or ')' expected in the shape of the .npy header");
            }
            sizes.add(number());
            comma = take(',');
        }
        if (sizes.size() == 1 && !comma) {
            throw malformed("the shape of the .npy header is not a tuple");
        }
        expect(')');
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private Long number() {
        peek();
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > MAX_DIGITS) {
            throw malformed("a size expected in the shape of the .npy header");
        }
        long value = Long.parseLong(text, from, at, 10);
        take('L'); // as Python 2 wrote it
        return value;
    }

    /// The next character that is not space, or 0 at the end.
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char expected) {
        boolean found = peek() == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char expected) {
        if (!take(expected)) {
            throw malformed("'" + expected + "' expected in the .npy header");
        }
    }

    private MalformedException malformed(String reason) {
        return new MalformedException(origin + at, reason);
    }
}
