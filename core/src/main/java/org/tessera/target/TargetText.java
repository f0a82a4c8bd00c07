package org.tessera.target;

import java.util.ArrayList;
import java.util.List;

/// The text form of targets: `abs=1e-3`, `rel=1e-4,pwrel=0.01`, `psnr=80`, `lossless`. The same text serves
/// the command line, reports and the file header; reading back what was written gives an equal target.
public final class TargetText {

    private TargetText() {}

    /// @throws IllegalArgumentException for an unknown name or a bad number, saying which
    public static Target parse(String text) {
        List<Target> targets = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            targets.add(parseOne(part.strip()));
        }
        return combine(targets);
    }

    /// One target from several: bounds combine, anything else stands alone.
    public static Target combine(List<Target> targets) {
        if (targets.size() == 1) {
            return targets.get(0);
        }
        List<ErrorBound> bounds = new ArrayList<>();
        for (Target target : targets) {
            switch (target) {
                case Lossless l -> throw new IllegalArgumentException("lossless stands alone: no other bound with it");
                case Every every -> bounds.addAll(every.bounds());
                case ErrorBound bound -> bounds.add(bound);
                default ->
                    throw new IllegalArgumentException(target.text() + " cannot be combined with another target");
            }
        }
        return new Every(bounds);
    }

    /// As short as a number can be without losing it: `0.001`, `1e-4`, `80`.
    public static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0")
                ? text.substring(0, text.length() - 2)
                : text.replace(".0E", "e").replace('E', 'e');
    }

    private static Target parseOne(String part) {
        if (part.equals("lossless")) {
            return new Lossless();
        }
        if (part.equals("pure")) {
            return new Pure();
        }
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        return switch (name) {
            case "abs" -> new Absolute(number(part, value));
            case "rel" -> new ValueRangeRelative(number(part, value));
            case "pwrel" -> new PointwiseRelative(number(part, value));
            case "noise" -> new Noise(number(part, value));
            case "psnr" -> new Psnr(number(part, value));
            case "rate" -> new Rate(number(part, value));
            case "ratio" -> new Ratio(number(part, value));
            default ->
                throw new IllegalArgumentException("unknown target '" + part
                        + "': use abs=, rel=, pwrel=, noise=, psnr=, rate=, ratio= with a number, lossless or pure");
        };
    }

    private static double number(String part, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + part + "' needs a number after '='", e);
        }
    }
}
