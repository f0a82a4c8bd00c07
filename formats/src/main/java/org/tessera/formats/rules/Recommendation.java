package org.tessera.formats.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.target.Target;
import org.tessera.target.TargetText;

/// A community recommendation for one variable, as the files of the project compression-recommendations are: `filters`
/// say which variable is meant, `requirements` what must hold; each is a list of mappings with a `kind`, and `any` and
/// `all` hold lists of their own.
///
/// Of the filters, `cf-short-name` and `grib-short-name` are names to match. `max-pointwise-absolute-error-bound` is
/// `abs`; `mean-pointwise-relative-error-bound` is met by the stricter `pwrel`, which bounds every point. Of `any`, the
/// first requirement is taken. Other kinds are refused, not passed over.
final class Recommendation {

    private static final int DEEPEST = 16;

    private Recommendation() {}

    static Rule rule(String where, Map<?, ?> root) {
        List<String> names = new ArrayList<>();
        names(where, root.get("filters"), names, 0);
        List<Target> targets = targets(where, root.get("requirements"), false, 0);
        if (names.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException(where + ": a recommendation with names and requirements expected");
        }
        Target target = TargetText.combine(targets);
        return new Rule(where, List.copyOf(names), target, null, List.of(), null);
    }

    private static void names(String where, @Nullable Object value, List<String> names, int depth) {
        for (Map<?, ?> filter : list(where, "filters", value, depth)) {
            switch (String.valueOf(filter.get("kind"))) {
                case "any", "all" -> names(where, filter.get("filters"), names, depth + 1);
                case "cf-short-name", "grib-short-name" -> names.add(String.valueOf(filter.get("value")));
                default ->
                    throw new IllegalArgumentException(where + ": unknown filter '" + filter.get("kind")
                            + "'; known: any, all, cf-short-name, grib-short-name");
            }
        }
    }

    private static List<Target> targets(String where, @Nullable Object value, boolean firstOnly, int depth) {
        List<Target> targets = new ArrayList<>();
        for (Map<?, ?> one : list(where, "requirements", value, depth)) {
            switch (String.valueOf(one.get("kind"))) {
                case "any" -> targets.addAll(targets(where, one.get("requirements"), true, depth + 1));
                case "all" -> targets.addAll(targets(where, one.get("requirements"), false, depth + 1));
                case "max-pointwise-absolute-error-bound" -> targets.add(bound(where, "abs", one));
                case "mean-pointwise-relative-error-bound" -> targets.add(bound(where, "pwrel", one));
                default ->
                    throw new IllegalArgumentException(where + ": unknown requirement '" + one.get("kind")
                            + "'; known: any, all, max-pointwise-absolute-error-bound,"
                            + " mean-pointwise-relative-error-bound");
            }
            if (firstOnly) {
                break;
            }
        }
        return targets;
    }

    private static Target bound(String where, String name, Map<?, ?> requirement) {
        return RulesFile.parse(where, name + "=" + RulesFile.number(where, "value", requirement.get("value")));
    }

    private static List<Map<?, ?>> list(String where, String what, @Nullable Object value, int depth) {
        if (!(value instanceof List<?> list) || depth > DEEPEST) {
            throw new IllegalArgumentException(where + ": '" + what + "' with a list expected");
        }
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(where + ": '" + what + "' is a list of mappings with a 'kind'");
            }
            maps.add(map);
        }
        return maps;
    }
}
