package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.view.SlicePlan;
import org.tessera.cli.view.SliceView;
import org.tessera.field.Field;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.conventions.PhysicalField;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.Histogram;
import org.tessera.metric.MetricGroup;
import org.tessera.metric.PointCounts;

/// A slice with the numbers of its whole field.
///
/// @param name of the variable
/// @param title what is shown
/// @param subtitle the numbers in one line
/// @param view what to draw
/// @param histogram of the error, or null for a single file
/// @param check bound and verdict, or null where none is known
/// @param bound largest error allowed, or NaN
/// @param notices sentences for the user
record ViewedSlice(
        String name,
        String title,
        String subtitle,
        SliceView view,
        @Nullable Histogram histogram,
        @Nullable BoundCheck check,
        double bound,
        List<String> notices) {

    /// One file.
    static ViewedSlice of(Path path, OpenOptions options, @Nullable String variable, List<Double> fills, SlicePlan plan)
            throws IOException {
        try (ComparedFile file = ComparedFile.open(path, options)) {
            String name = variable != null ? variable : largest(file.fields(), path);
            Field field = file.field(name);
            double[] all = DoubleStream.concat(
                            DoubleStream.of(file.fills().getOrDefault(name, new double[0])),
                            fills.stream().mapToDouble(Double::doubleValue))
                    .toArray();
            PhysicalValues meant = file.physical().get(name);
            Field shown = meant == null ? field : new PhysicalField(field, meant.packing(), all);
            double[] left = meant == null ? all : new double[0];
            SliceView view = SliceView.of(plan, shown, null, left, Double.NaN);
            Comparison itself = Comparison.of(shown, shown, CompareOptions.BASIC.withFills(left));
            String numbers = "min " + Text.general(itself.values().min()) + ", max "
                    + Text.general(itself.values().max()) + ", mean "
                    + Text.general(itself.values().mean()) + units(file, name) + left(itself.counts());
            return new ViewedSlice(
                    name,
                    title(name, field, view),
                    numbers,
                    view,
                    null,
                    null,
                    Double.NaN,
                    notices(variable, file.fields().size(), name, meant));
        }
    }

    /// An original and its reconstruction.
    static ViewedSlice of(
            Path a, Path b, OpenOptions options, @Nullable String variable, List<Double> fills, SlicePlan plan)
            throws IOException {
        try (FilePair files = FilePair.open(a, b, options)) {
            List<VariablePair> pairs = files.pairs(variable == null ? List.of() : List.of(variable));
            VariablePair shown = pairs.stream()
                    .max(Comparator.comparingLong(
                            each -> files.original().field(each.first()).spec().bytes()))
                    .orElse(pairs.getFirst());
            ComparedPair pair = files.pair(shown, fills);
            double bound = pair.bound();
            CompareOptions wanted = CompareOptions.of(EnumSet.of(MetricGroup.HISTOGRAM));
            Comparison comparison = pair.measure(Double.isNaN(bound) ? wanted : wanted.withBound(bound))
                    .comparison();
            BoundCheck check = pair.check();
            double[] left = pair.meant() == null ? pair.fills() : new double[0];
            SliceView view = SliceView.of(plan, pair.physicalOriginal(), pair.physicalReconstruction(), left, bound);
            return new ViewedSlice(
                    pair.name(),
                    title(pair.name(), pair.original(), view),
                    numbers(pair, comparison, check, units(files.original(), pair.name())),
                    view,
                    comparison.histogram(),
                    check,
                    bound,
                    notices(variable, pairs.size(), pair.name(), pair.meant()));
        }
    }

    /// What is worth looking at is rarely the first: axes come before what lies along them.
    private static String largest(Map<String, Field> fields, Path path) {
        String found = null;
        long most = -1;
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            long bytes = field.getValue().spec().bytes();
            found = bytes > most ? field.getKey() : found;
            most = Math.max(most, bytes);
        }
        if (found == null) {
            throw new IllegalArgumentException(path + " has no variable that can be shown");
        }
        return found;
    }

    private static String title(String name, Field field, SliceView view) {
        return name + "  " + field.spec().type().label() + " " + field.spec().shape()
                + (view.where().isEmpty() ? "" : ", " + view.where());
    }

    private static String units(ComparedFile file, String name) {
        String units = file.units().get(name);
        return units == null ? "" : " " + units;
    }

    private static String numbers(ComparedPair pair, Comparison comparison, @Nullable BoundCheck check, String units) {
        String verdict = check == null ? "" : check.held() ? ", BOUND HELD" : ", BOUND NOT HELD";
        String bound = pair.stored() == null
                ? ""
                : ", bound " + pair.stored().header().target().text();
        String ratio = pair.sizes() == null
                ? ""
                : Text.format(", ratio %.2f", pair.sizes().ratio());
        return "max error " + Text.error(comparison.errors().maxError()) + units + bound + verdict + ", PSNR "
                + Text.decibels(comparison.errors().psnr()) + ratio + left(comparison.counts());
    }

    private static String left(PointCounts counts) {
        List<String> parts = new ArrayList<>();
        add(parts, counts.nan(), "NaN");
        add(parts, counts.infinite(), "infinite");
        add(parts, counts.fill(), "fill");
        return parts.isEmpty() ? "" : "; without a value: " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Text.count(count) + " " + what);
        }
    }

    private static List<String> notices(
            @Nullable String asked, int variables, String shown, @Nullable PhysicalValues meant) {
        List<String> notices = new ArrayList<>();
        if (asked == null && variables > 1) {
            notices.add("showing " + shown + ", the largest of " + variables + " variables; --var NAME shows another");
        }
        if (meant != null) {
            notices.add("physical values are shown: " + meant.text());
        }
        return notices;
    }
}
