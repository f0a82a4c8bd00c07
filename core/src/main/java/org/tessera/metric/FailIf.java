package org.tessera.metric;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions under which a comparison counts as failed: `max>1e-3`, `psnr<80,ssim<0.999`.
///
/// A measure that is NaN fails every condition: `max>1e-3` asks for proof that the error is not larger.
///
/// @param conditions each of them alone is a failure
public record FailIf(List<Condition> conditions) {

    private static final Pattern CONDITION = Pattern.compile("\\s*([A-Za-z0-9_:]+)\\s*(<=|>=|<|>)\\s*(\\S+)\\s*");

    public FailIf {
        conditions = List.copyOf(conditions);
    }

    /// One limit.
    ///
    /// @param metric what is limited
    /// @param operator `<`, `<=`, `>` or `>=`
    /// @param limit a number
    public record Condition(Metric metric, String operator, double limit) {

        boolean fails(double value) {
            return switch (operator) {
                case "<" -> !(value >= limit);
                case "<=" -> !(value > limit);
                case ">" -> !(value <= limit);
                default -> !(value < limit);
            };
        }

        @Override
        public String toString() {
            return metric.label() + operator + limit;
        }
    }

    /// Reads conditions separated by commas.
    ///
    /// @throws IllegalArgumentException for a malformed condition or an unknown metric, listing the known ones
    public static FailIf parse(String text) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            conditions.add(parseOne(part));
        }
        return new FailIf(conditions);
    }

    private static Condition parseOne(String part) {
        Matcher matcher = CONDITION.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "cannot read the condition '" + part.strip() + "': write it as max>1e-3 or psnr<80");
        }
        return new Condition(Metric.parse(matcher.group(1)), matcher.group(2), number(matcher.group(3), part));
    }

    private static double number(String text, String part) {
        double limit;
        try {
            limit = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no number in the condition '" + part.strip() + "'", e);
        }
        if (Double.isNaN(limit)) {
            throw new IllegalArgumentException("NaN is no limit in the condition '" + part.strip() + "'");
        }
        return limit;
    }

    private static String hint(Metric metric) {
        boolean size = metric.group() == null;
        return metric.group() == MetricGroup.SEAMS
                ? "; say where chunks meet, as in --chunk 64,64,64"
                : size ? "; sizes are known where the reconstruction is a .tess file" : "";
    }

    /// What has to be measured, so that a caller takes what is asked for and no more.
    public Set<MetricGroup> groups() {
        Set<MetricGroup> groups = EnumSet.noneOf(MetricGroup.class);
        for (Condition condition : conditions) {
            MetricGroup group = condition.metric().group();
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    /// Conditions that are met, each as a sentence; empty when all is well.
    ///
    /// @throws IllegalArgumentException when a condition is on something that was not measured
    public List<String> failures(Measured measured) {
        List<String> failures = new ArrayList<>();
        for (Condition condition : conditions) {
            OptionalDouble value = condition.metric().of(measured);
            if (value.isEmpty()) {
                throw new IllegalArgumentException("'" + condition + "' cannot be checked: "
                        + condition.metric().label() + " was not measured" + hint(condition.metric()));
            }
            if (condition.fails(value.getAsDouble())) {
                failures.add(condition.metric().label() + " = " + value.getAsDouble() + " fails " + condition);
            }
        }
        return failures;
    }
}
