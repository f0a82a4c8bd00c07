package org.tessera.cli;

import java.util.ArrayList;
import java.util.List;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.target.ErrorBound;
import org.tessera.target.Target;
import org.tessera.target.TargetText;
import org.tessera.target.ValueRangeRelative;

/// The lists of a sweep as typed, and every combination of them.
///
/// @param codecs `auto`, or codecs with their options
/// @param bounds error bounds
/// @param efforts 1 to 9; only `auto` has them
/// @param threads 1 or more
record SweepGrid(List<OptionText> codecs, List<ErrorBound> bounds, List<Integer> efforts, List<Integer> threads) {

    /// One combination.
    record Setting(OptionText codec, ErrorBound bound, int effort, int threads) {}

    static SweepGrid parse(String codecs, String bounds, String efforts, String threads) {
        return new SweepGrid(
                codecs(codecs), bounds(bounds), numbers("--efforts", efforts, 9), numbers("--threads", threads, 1024));
    }

    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (OptionText codec : codecs) {
            boolean auto = codec.name().equals("auto");
            for (int effort : auto ? efforts : List.of(CodecSelector.DEFAULT_EFFORT)) {
                for (int workers : threads) {
                    bounds.forEach(bound -> settings.add(new Setting(codec, bound, effort, workers)));
                }
            }
        }
        return settings;
    }

    /// A comma also parts the options of a codec: `auto,interp:kind=cubic,block=32,lorenzo` are three.
    private static List<OptionText> codecs(String text) {
        List<String> words = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            boolean option = part.contains("=") && !part.contains(":") && !words.isEmpty();
            if (option) {
                words.set(words.size() - 1, words.getLast() + "," + part);
            } else {
                words.add(part.strip());
            }
        }
        List<OptionText> codecs =
                words.stream().map(OptionText::parse).distinct().toList();
        codecs.stream().filter(codec -> !codec.name().equals("auto")).forEach(Codecs::create);
        return codecs;
    }

    /// `1e-2,1e-3` of the value range, `1e-2..1e-6` by powers of ten, `abs=0.5`, `pwrel=0.01`.
    private static List<ErrorBound> bounds(String text) {
        List<ErrorBound> bounds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int range = part.indexOf("..");
            if (range >= 0) {
                decades(part, number(part.substring(0, range)), number(part.substring(range + 2)), bounds);
            } else if (part.contains("=") || part.strip().equals("lossless")) {
                Target target = TargetText.parse(part.strip());
                if (!(target instanceof ErrorBound bound)) {
                    throw new IllegalArgumentException(
                            "--bounds takes bounds, found " + part + ": tessera tune searches for a size or a quality");
                }
                bounds.add(bound);
            } else {
                bounds.add(new ValueRangeRelative(number(part)));
            }
        }
        return bounds.stream().distinct().toList();
    }

    private static void decades(String part, double from, double to, List<ErrorBound> bounds) {
        double first = StrictMath.log10(from);
        double last = StrictMath.log10(to);
        boolean sound = Math.abs(first - Math.rint(first)) < 1e-9 && Math.abs(last - Math.rint(last)) < 1e-9;
        if (!sound) {
            throw new IllegalArgumentException("--bounds " + part + ": powers of ten expected, as in 1e-2..1e-6");
        }
        int step = last > first ? 1 : -1;
        for (int exponent = (int) Math.rint(first); exponent != (int) Math.rint(last) + step; exponent += step) {
            bounds.add(new ValueRangeRelative(Double.parseDouble("1e" + exponent)));
        }
    }

    private static double number(String text) {
        try {
            return Decimal.parse(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--bounds: '" + text + "' is not a number; say for example 1e-2,1e-3 or 1e-2..1e-6", e);
        }
    }

    private static List<Integer> numbers(String option, String text, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int value = part.strip().matches("\\d{1,4}") ? Integer.parseInt(part.strip()) : 0;
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(
                        option + " takes whole numbers from 1 to " + most + " and commas, found '" + part + "'");
            }
            numbers.add(value);
        }
        return numbers.stream().distinct().toList();
    }
}
