package org.tessera.formats.rules;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.error.UnsupportedException;
import org.tessera.target.Target;
import org.tessera.target.TargetText;

/// Reads rules: YAML 1.2 of plain values, `rules:` and a list of mappings; or a recommendation of the community, see
/// [Recommendation].
///
/// No tags, no objects, no aliases worth speaking of: a file of rules builds lists, mappings and scalars.
public final class RulesFile {

    private static final long MOST_BYTES = 1 << 20;
    private static final List<String> BOUNDS = List.of("abs", "rel", "pwrel", "psnr", "rate", "ratio");
    private static final Set<String> KEYS = Set.of(
            "match", "abs", "rel", "pwrel", "psnr", "rate", "ratio", "lossless", "keep", "codec", "fill", "units");

    private RulesFile() {}

    /// @throws IllegalArgumentException for anything that is no rule, saying which and why
    public static Rules read(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        Object root = load(path, name);
        if (root instanceof Map<?, ?> map && map.containsKey("requirements")) {
            return new Rules(List.of(Recommendation.rule(name, map)), false);
        }
        Object several = root instanceof Map<?, ?> map ? map.get("recommendations") : root;
        if (several instanceof List<?> list && !list.isEmpty()) {
            return recommendations(name, list);
        }
        if (!(root instanceof Map<?, ?> map) || !(map.get("rules") instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException(
                    name + ": 'rules:' with a list expected, such as" + " - {match: 'temp*', abs: 0.01}");
        }
        for (Object key : map.keySet()) {
            if (!"rules".equals(key)) {
                throw new IllegalArgumentException(name + ": unknown key '" + key + "'; known: rules");
            }
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            rules.add(rule(name + ", rule " + (i + 1), list.get(i)));
        }
        return new Rules(rules, false);
    }

    /// Several recommendations in one file, as a list or under that key.
    private static Rules recommendations(String name, List<?> list) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String where = name + ", recommendation " + (i + 1);
            if (!(list.get(i) instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(where + ": a mapping with 'filters' and 'requirements' expected");
            }
            rules.add(Recommendation.rule(where, map));
        }
        return new Rules(rules, false);
    }

    private static Object load(Path path, String name) throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw new IllegalArgumentException(name + " has more than " + MOST_BYTES + " bytes, too many for rules");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(16)
                .setCodePointLimit((int) MOST_BYTES)
                .build();
        try {
            return new Load(settings).loadFromString(Files.readString(path));
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw new IllegalArgumentException(name + place + ": not YAML, " + e.getProblem(), e);
        } catch (YamlEngineException | MalformedInputException e) {
            throw new IllegalArgumentException(name + ": not YAML that can be read", e);
        }
    }

    private static Rule rule(String where, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(where + ": a mapping expected, such as {match: 'temp*', abs: 0.01}");
        }
        for (Object key : map.keySet()) {
            if (!(key instanceof String) || !KEYS.contains(key)) {
                throw new IllegalArgumentException(where + ": unknown key '" + key + "'; known: match, "
                        + String.join(", ", BOUNDS) + ", lossless, keep, codec, fill, units");
            }
        }
        List<String> globs = texts(where, map.get("match"));
        boolean keep = flag(where, map, "keep");
        Target target = target(where, map);
        if (keep == (target != null)) {
            throw new IllegalArgumentException(
                    where + ": either a bound (" + String.join(", ", BOUNDS) + ", lossless) or 'keep: true' expected");
        }
        Object unit = map.get("units");
        String units = unit == null ? null : String.valueOf(unit);
        if (units != null && !map.containsKey("abs")) {
            throw new IllegalArgumentException(where + ": 'units' goes with 'abs'");
        }
        return new Rule(where, globs, target, codec(where, map.get("codec")), numbers(where, map.get("fill")), units);
    }

    private static @Nullable Target target(String where, Map<?, ?> map) {
        List<Target> targets = new ArrayList<>();
        for (String name : BOUNDS) {
            Object value = map.get(name);
            if (value != null) {
                targets.add(parse(where, name + "=" + number(where, name, value)));
            }
        }
        if (flag(where, map, "lossless")) {
            targets.add(parse(where, "lossless"));
        }
        if (targets.isEmpty()) {
            return null;
        }
        try {
            return TargetText.combine(targets);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    static Target parse(String where, String text) {
        try {
            return TargetText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable OptionText codec(String where, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            OptionText codec = OptionText.parse(String.valueOf(value));
            if (!codec.name().equals("auto")) {
                Codecs.create(codec);
            }
            return codec;
        } catch (IllegalArgumentException | UnsupportedException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static boolean flag(String where, Map<?, ?> map, String name) {
        Object value = map.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw new IllegalArgumentException(where + ": '" + name + "' is true or false, found '" + value + "'");
        }
        return Boolean.TRUE.equals(value);
    }

    static double number(String where, String name, @Nullable Object value) {
        try {
            return value instanceof Number n ? n.doubleValue() : Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    where + ": '" + name + "' is a number, found '" + value + "' (a unit goes into 'units')", e);
        }
    }

    private static List<Double> numbers(String where, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        List<?> list = value instanceof List<?> several ? several : List.of(value);
        return list.stream().map(one -> number(where, "fill", one)).toList();
    }

    private static List<String> texts(String where, @Nullable Object value) {
        List<?> list = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        if (list.isEmpty()) {
            throw new IllegalArgumentException(where + ": 'match' with a name or a glob expected");
        }
        return list.stream().map(String::valueOf).toList();
    }
}
