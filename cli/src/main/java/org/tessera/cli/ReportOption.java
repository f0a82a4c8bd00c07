package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.Tessera;
import org.tessera.cli.report.HtmlReport;
import org.tessera.cli.report.Report;
import org.tessera.cli.report.ReportEntry;
import org.tessera.formats.archive.AtomicOutput;
import picocli.CommandLine.Option;

/// `--report FILE.html` of the verbs that have something to report.
final class ReportOption {

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Also write one self-contained page: verdict, numbers, slices, histogram, spectrum; replaces"
                    + " an older one.")
    @Nullable
    Path path;

    boolean asked() {
        return path != null;
    }

    /// Fails before any work where the page could not be written.
    void check() throws IOException {
        if (path != null) {
            String name = path.toString().toLowerCase(java.util.Locale.ROOT);
            if (!name.endsWith(".html") && !name.endsWith(".htm")) {
                throw new IllegalArgumentException(
                        "--report writes a page: give it a name that ends in .html, not " + path);
            }
            AtomicOutput.check(path, true);
        }
    }

    void write(String title, String summary, List<ReportEntry> entries) throws IOException {
        if (path == null) {
            return;
        }
        try (AtomicOutput file = new AtomicOutput(path, true)) {
            Report report = new Report(title, summary, entries, "tessera " + Tessera.VERSION);
            Files.writeString(file.path(), HtmlReport.html(report));
            file.commit();
        }
    }

    /// What to tell the user afterwards.
    List<String> said() {
        return path == null ? List.of() : List.of("report: " + path);
    }
}
