package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tessera.cli.report.ReportEntry;
import org.tessera.container.VariableReport;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.archive.FileReport;

/// The page about a file just compressed: read back from disk and compared with its original once more.
final class CompressReport {

    private CompressReport() {}

    /// @param fileFills whether fill values that the file names were masked
    /// @param fills values that the user says mean no data
    /// @param command what to type to get the same file again
    static void write(
            ReportOption page,
            Path input,
            Path output,
            OpenOptions options,
            FileReport report,
            boolean fileFills,
            List<Double> fills,
            String command)
            throws IOException {
        List<ReportEntry> entries = new ArrayList<>();
        try (FilePair opened = FilePair.open(input, output, options)) {
            FilePair files = fileFills ? opened : opened.withoutFills();
            for (VariableReport variable : report.variables()) {
                String name = variable.spec().name();
                ComparedPair pair = files.pair(new VariablePair(name, name), fills);
                entries.add(VariableReportEntry.of(
                        pair,
                        pair.measure(VariableReportEntry.options(pair)),
                        report.variables().size(),
                        String.join("+", variable.codecs().keySet()),
                        command));
            }
        }
        String summary = Text.format(
                "%s became %s: %,d bytes to %,d, ratio %.2f with everything counted, of which %,d bytes hold what is"
                        + " not values. The finished file was read back, and every point compared with the original.",
                input.getFileName(),
                output.getFileName(),
                report.sourceBytes(),
                report.containerBytes(),
                report.ratio(),
                report.templateBytes());
        page.write(String.valueOf(input.getFileName()) + " under a verified bound", summary, entries);
    }
}
