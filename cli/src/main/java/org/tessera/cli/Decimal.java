package org.tessera.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Numbers as C, Fortran and Python users write them: `1e-3`, `1d-3`, `inf`, `nan`.
final class Decimal implements ITypeConverter<Double> {

    static double parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(lower.replaceFirst("(?<=[0-9.])d(?=[+-]?[0-9])", "e"));
        };
    }

    @Override
    public Double convert(String text) {
        try {
            return parse(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }
}
