package org.tessera.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.target.TargetText;

/// A command with gaps: `{in}` and `{out}` are the files it reads and writes, the others say what the field is.
///
/// No shell reads it: words are parted at blanks, quotes keep blanks together. `{dims}` becomes several words.
record CommandTemplate(List<String> words) {

    /// What may stand in braces.
    static final String GAPS = "{in} {out} {abs} {rel} {dims} {sizes} {shape} {dtype} {fd} {threads}";

    /// Commands of a template, parted at semicolons outside quotes.
    ///
    /// @throws IllegalArgumentException for a quote without its end
    static List<CommandTemplate> parse(String text) {
        List<CommandTemplate> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (char c : (text + ';').toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                word.append(quote == 0 ? "" : String.valueOf(c));
            } else if (c == '"' || c == '\'') {
                quote = c;
                started = true;
            } else if (Character.isWhitespace(c) || c == ';') {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
                if (c == ';' && !words.isEmpty()) {
                    commands.add(new CommandTemplate(List.copyOf(words)));
                    words.clear();
                }
            } else {
                word.append(c);
                started = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("the quote " + quote + " has no end in '" + text + "'");
        }
        return commands;
    }

    /// @throws IllegalArgumentException for braces around anything else than [#GAPS]
    void checkGaps(String name) {
        Matcher found = Pattern.compile("\\{[a-z]+\\}").matcher(String.join(" ", words));
        while (found.find()) {
            if (!List.of(GAPS.split(" ", -1)).contains(found.group())) {
                throw new IllegalArgumentException(
                        "--opponent " + name + ": unknown " + found.group() + "; there are " + GAPS);
            }
        }
    }

    boolean has(String gap) {
        return words.stream().anyMatch(word -> word.contains(gap));
    }

    /// The command to run.
    List<String> fill(String in, String out, Subject subject, int threads) {
        Map<String, List<String>> lists = lists(subject.values().spec());
        Map<String, String> texts = texts(subject, threads);
        texts.put("{in}", in);
        texts.put("{out}", out);
        List<String> command = new ArrayList<>();
        for (String word : words) {
            List<String> list = lists.get(word);
            if (list != null) {
                command.addAll(list);
            } else {
                command.add(filled(word, texts));
            }
        }
        return command;
    }

    private static String filled(String word, Map<String, String> texts) {
        String text = word;
        for (Map.Entry<String, String> gap : texts.entrySet()) {
            text = text.replace(gap.getKey(), gap.getValue());
        }
        return text;
    }

    /// Sizes fastest first, as zfp and SZ take them: `-3 NX NY NZ`, and without the number of axes.
    private static Map<String, List<String>> lists(FieldSpec spec) {
        List<String> sizes = new ArrayList<>();
        for (int axis = spec.shape().rank() - 1; axis >= 0; axis--) {
            sizes.add(Long.toString(spec.shape().size(axis)));
        }
        List<String> dims = new ArrayList<>(sizes);
        dims.add(0, "-" + sizes.size());
        return Map.of("{dims}", dims, "{sizes}", sizes);
    }

    private static Map<String, String> texts(Subject subject, int threads) {
        FieldSpec spec = subject.values().spec();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("{dims}", String.join(" ", lists(spec).getOrDefault("{dims}", List.of())));
        texts.put("{sizes}", String.join(" ", lists(spec).getOrDefault("{sizes}", List.of())));
        List<String> shape = new ArrayList<>(lists(spec).getOrDefault("{sizes}", List.of()));
        texts.put("{shape}", String.join(",", shape.reversed()));
        texts.put("{abs}", TargetText.number(subject.cell().tolerance().absolute()));
        texts.put("{rel}", TargetText.number(subject.cell().bound()));
        texts.put("{dtype}", spec.type().label());
        texts.put("{fd}", spec.type() == ElementType.F64 ? "d" : "f");
        texts.put("{threads}", Integer.toString(threads));
        return texts;
    }
}
