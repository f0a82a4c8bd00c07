package org.tessera.cli;

import org.jspecify.annotations.Nullable;
import org.tessera.cli.report.HtmlReport;
import org.tessera.cli.report.ReportEntry;
import org.tessera.cli.view.SlicePlan;
import org.tessera.cli.view.SliceView;
import org.tessera.container.ContainerVariable;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Measured;

/// Makes the entry of a report from two fields.
final class VariableReportEntry {

    private VariableReportEntry() {}

    /// Everything measured, for a report.
    static CompareOptions options(ComparedPair pair) {
        double bound = pair.bound();
        return Double.isNaN(bound) ? CompareOptions.ALL : CompareOptions.ALL.withBound(bound);
    }

    /// @param entries how many the page will have
    /// @param codec as it is known, or empty
    /// @param command what to type to get the same again
    static ReportEntry of(ComparedPair pair, Measured measured, int entries, String codec, String command) {
        ContainerVariable stored = pair.stored();
        @Nullable BoundCheck check = pair.check();
        SlicePlan plan = SlicePlan.middle(HtmlReport.pointsAcross(entries));
        SliceView slices = SliceView.of(
                plan, pair.physicalOriginal(), pair.physicalReconstruction(), pair.shownFills(), pair.bound());
        return new ReportEntry(
                pair.name(),
                pair.original().spec().type().label() + " "
                        + pair.original().spec().shape(),
                codec,
                stored == null ? "" : stored.header().target().text(),
                check,
                measured,
                0,
                slices,
                command);
    }
}
