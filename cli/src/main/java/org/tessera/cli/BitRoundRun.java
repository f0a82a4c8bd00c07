package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRounder;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.formats.netcdf.RoundedVariable;

/// `tessera compress --to netcdf --bitround`: an ordinary file with rounded values instead of a container.
record BitRoundRun(Path input, Path output, boolean force, FileRequest request) {

    FileRounder.Report write() throws IOException {
        InputFile.checkOutput(input, output);
        try (AtomicOutput file = new AtomicOutput(output, force)) {
            FileRounder.Report report = FileRounder.write(input, request, file.path());
            file.commit();
            return report;
        }
    }

    /// Where to write when the user does not say.
    static Path defaultOutput(Path input) {
        String name = String.valueOf(input.getFileName());
        int dot = name.lastIndexOf('.');
        return input.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".rounded.nc");
    }

    List<String> lines(FileRounder.Report report) throws IOException {
        List<String> lines = new ArrayList<>();
        for (RoundedVariable variable : report.variables()) {
            lines.addAll(lines(variable));
            lines.add("");
        }
        lines.add(Text.format(
                "%s: %s, an ordinary NetCDF file; packed by gzip, zstd or nccopy -4 -s -d 1 it becomes small",
                output, Text.bytes(Files.size(output))));
        return lines;
    }

    private List<String> lines(RoundedVariable variable) {
        double step = step(variable);
        double limit = step * variable.tolerance().absolute();
        List<String> lines = new ArrayList<>();
        String asked = request.options().target().text();
        boolean absolute = limit < Double.POSITIVE_INFINITY;
        lines.add(Text.format(
                "%s %s %s (C order)  bitround, %d of %d mantissa bits kept  bound %s%s",
                variable.spec().name(),
                variable.spec().type().label(),
                variable.spec().shape(),
                variable.bits(),
                variable.allBits(),
                asked,
                absolute && !asked.startsWith("abs=") ? " -> abs=" + Text.exact(limit) : ""));
        if (variable.physical() != null) {
            lines.add("physical values = " + variable.physical().text() + "; bound and errors are of these");
        }
        lines.add(Text.format(
                "Max absolute error = %s %sBOUND HELD (%s points; %s masked kept)",
                Text.error(step * variable.maxError(), limit),
                absolute ? "<= " + Text.exact(limit) + "  " : " ",
                Text.count(variable.points()),
                Text.count(variable.masked())));
        lines.add(Text.format(
                "Max relative error = %s",
                variable.range() > 0 ? Text.error(variable.maxError() / variable.range()) : "0"));
        return lines;
    }

    private static double step(RoundedVariable variable) {
        return PhysicalValues.step(variable.physical());
    }

    Map<String, Object> json(FileRounder.Report report) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", input.toString());
        map.put("output", output.toString());
        map.put("kind", "netcdf");
        map.put("size:output_size", Files.size(output));
        map.put("variables", report.variables().stream().map(this::json).toList());
        map.put("kept", report.kept().stream().map(BitRoundRun::json).toList());
        map.put("notices", report.notices());
        return map;
    }

    private Map<String, Object> json(RoundedVariable variable) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", variable.spec().name());
        map.put("target", request.options().target().text());
        map.put("quantization_nsb", variable.bits());
        map.put("tolerance:abs", step(variable) * variable.tolerance().absolute());
        map.put("tolerance:pw_rel", variable.tolerance().pointwise());
        map.put("bound_held", true);
        map.put("error_stat:max_error", step(variable) * variable.maxError());
        map.put("points:compared", variable.points());
        map.put("points:masked", variable.masked());
        return map;
    }

    private static Map<String, Object> json(FileReport.Kept kept) {
        return Map.of("name", kept.name(), "reason", kept.reason());
    }
}
