package org.tessera.cli.report;

import java.util.List;

/// Everything that a report says.
///
/// @param title headline
/// @param summary one or two sentences under it, or empty
/// @param entries one for each variable and bound, in the order to be shown
/// @param footer one line at the end: program, version, machine; or empty
public record Report(String title, String summary, List<ReportEntry> entries, String footer) {

    public Report {
        entries = List.copyOf(entries);
    }
}
