package org.tessera.formats.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.Variable;
import org.tessera.formats.netcdf.RoundedFile;
import org.tessera.formats.netcdf.RoundedVariable;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.ErrorBound;
import org.tessera.target.Lossless;

/// Writes a file as an ordinary NetCDF file with rounded values, for readers that know nothing of Tessera.
public final class FileRounder {

    private FileRounder() {}

    /// @param variables those that were rounded
    /// @param kept the others, with the reason
    /// @param notices sentences for the user
    public record Report(List<RoundedVariable> variables, List<FileReport.Kept> kept, List<String> notices) {}

    /// @throws IllegalArgumentException for a target that rounding cannot promise, or when nothing can be rounded
    public static Report write(Path source, FileRequest request, Path target) throws IOException {
        if (!(request.options().target() instanceof ErrorBound bound) || bound instanceof Lossless) {
            throw new IllegalArgumentException("--bitround takes a bound on errors (--abs, --rel, --pwrel), found "
                    + request.options().target().text());
        }
        try (Dataset dataset = Formats.detect(source, request.open()).open(source, request.open())) {
            VariableChoice choice = VariableChoice.of(dataset.variables(), request.variables(), request.rules());
            Map<Variable, MaskRules> chosen = new LinkedHashMap<>();
            List<FileReport.Kept> kept = new ArrayList<>(choice.kept());
            for (Variable variable : choice.chosen()) {
                if (variable.field().spec().type().isFloat()) {
                    request.check(variable);
                    chosen.put(variable, request.rules(variable));
                } else {
                    kept.add(new FileReport.Kept(variable.name(), "integers are not rounded"));
                }
            }
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException(source + " has no variable of floats to round");
            }
            List<RoundedVariable> rounded = RoundedFile.write(
                    target, dataset, chosen, bound, request.options().threads());
            List<String> notices = new ArrayList<>(dataset.notices());
            notices.addAll(RoundedFile.notices(dataset));
            return new Report(rounded, kept, notices);
        }
    }
}
