package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.NameGlob;
import org.tessera.formats.zfp.BoundedZfp;
import org.tessera.target.ErrorBound;
import org.tessera.target.Target;
import org.tessera.target.Tolerance;
import org.tessera.zfp.ZfpMode;

/// `tessera compress --to zfp`: a file for zfp's own tools instead of a container.
///
/// @param output null for IN.zfp
record PlainZfpRun(
        Path input, @Nullable Path output, boolean force, OpenOptions open, List<String> globs, Target target) {

    /// What was written.
    record Report(Path path, FieldSpec spec, Tolerance tolerance, ZfpMode mode, long before, long after) {}

    Report write() throws IOException {
        if (!(target instanceof ErrorBound bound)) {
            throw new IllegalArgumentException(
                    "--to zfp needs a bound: --abs, --rel, --pwrel or --lossless; found " + target.text());
        }
        Path out = output != null ? output : Path.of(input + ".zfp");
        InputFile.checkOutput(input, out);
        try (Dataset dataset = Formats.detect(input, open).open(input, open);
                AtomicOutput file = new AtomicOutput(out, force)) {
            Field field = only(dataset.variables());
            Tolerance tolerance = Tolerance.resolve(bound, BoundedZfp.range(field));
            ZfpMode mode = BoundedZfp.choose(field, tolerance);
            BoundedZfp.write(file.path(), field, mode);
            file.commit();
            return new Report(out, field.spec(), tolerance, mode, field.spec().bytes(), Files.size(out));
        }
    }

    private Field only(List<Variable> all) {
        List<Variable> chosen = all.stream()
                .filter(v -> globs.isEmpty()
                        ? v.unsupported() == null && !v.coordinate()
                        : globs.stream().anyMatch(glob -> NameGlob.matches(glob, v.name())))
                .toList();
        if (chosen.size() != 1) {
            throw new IllegalArgumentException("a zfp file holds one variable, and " + chosen.size()
                    + " were chosen: name one with --var, of "
                    + NameList.of(all.stream().map(Variable::name).toList()));
        }
        return chosen.getFirst().field();
    }

    List<String> lines(Report report) {
        return List.of(
                Text.format(
                        "%s %s %s (C order)  zfp, %s  bound %s: BOUND HELD at every point",
                        report.spec.name(),
                        report.spec.type().label(),
                        report.spec.shape(),
                        text(report.mode),
                        target.text()),
                Text.format(
                        "%s: %s -> %s, ratio %.2f; zfp -h -z reads it",
                        report.path,
                        Text.bytes(report.before),
                        Text.bytes(report.after),
                        report.before / (double) report.after));
    }

    private static String text(ZfpMode mode) {
        return mode.isReversible()
                ? "reversible"
                : mode.maxPrecision() < 64 ? "precision " + mode.maxPrecision() : "tolerance 2^" + mode.minExponent();
    }

    Map<String, Object> json(Report report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", report.path.toString());
        map.put("kind", "zfp");
        map.put("zfp:mode", text(report.mode));
        map.put("target", target.text());
        map.put("tolerance:abs", report.tolerance.absolute());
        map.put("bound_held", true);
        map.put("size:uncompressed_size", report.before);
        map.put("size:compressed_size", report.after);
        map.put("size:compression_ratio", report.before / (double) report.after);
        return map;
    }
}
