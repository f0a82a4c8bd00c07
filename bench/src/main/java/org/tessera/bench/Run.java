package org.tessera.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.cli.bench.Processor;
import org.tessera.field.ArrayField;

/// One line of a rate-distortion run. Errors are counted here, from the decoded array, not taken from a codec.
///
/// @param bound relative to the value range
/// @param bytes all bytes needed to decode, container included
/// @param compress MB/s of what a user gets: with verification where the tool verifies
record Run(
        ArrayField field,
        String codec,
        double bound,
        long bytes,
        Errors errors,
        double compress,
        double decompress,
        double encode,
        int threads) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> MACHINE = machine();

    /// @param max largest absolute error
    /// @param over points beyond the bound, NaN that is not NaN any more included
    record Errors(double max, long over, double psnr, double tolerance) {

        static Errors of(ArrayField original, ArrayField restored, double tolerance, double range) {
            double max = 0;
            double squares = 0;
            long over = 0;
            for (int i = 0; i < original.size(); i++) {
                double a = original.value(i);
                double b = restored.value(i);
                double error = a == b || Double.isNaN(a) && Double.isNaN(b) ? 0 : Math.abs(a - b);
                over += error <= tolerance ? 0 : 1;
                max = Math.max(max, error);
                squares += error * error;
            }
            double rms = Math.sqrt(squares / original.size());
            return new Errors(max, over, 20 * Math.log10(range / rms), tolerance);
        }
    }

    String fieldName() {
        return field.spec().name();
    }

    double ratio() {
        return (double) field.spec().bytes() / bytes;
    }

    boolean isValid() {
        return errors.over == 0;
    }

    String json() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("field", fieldName());
        line.put("codec", codec);
        line.put("rel_bound", bound);
        line.put("bytes", bytes);
        line.put("ratio", ratio());
        line.put("bits_per_value", 8.0 * bytes / field.size());
        line.put("max_error_over_bound", errors.max / errors.tolerance);
        line.put("points_over_bound", errors.over);
        line.put("psnr", errors.psnr);
        line.put("compress_mb_s", compress);
        line.put("decompress_mb_s", decompress);
        line.put("encode_mb_s", Double.isNaN(encode) ? null : encode);
        line.put("threads", threads);
        line.putAll(MACHINE);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put("cpu", Processor.name());
        return machine;
    }
}
