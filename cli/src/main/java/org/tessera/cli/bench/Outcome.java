package org.tessera.cli.bench;

import java.io.IOException;
import java.util.List;
import org.tessera.field.ArrayField;
import org.tessera.formats.archive.OriginalCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.ErrorStatistics;
import org.tessera.target.Tolerance;

/// What a tool came to in a cell. Errors are counted on the values that came back, whoever made them.
///
/// @param bytes all that is needed to decode
/// @param overBound points further off than the tolerance, by the exact test
/// @param held whether there is no such point, and no point without a value got one
/// @param errorOverBound largest error over the tolerance
/// @param psnr in dB, full range
/// @param encode the codec alone
/// @param compress all that a user waits for
/// @param decode the codec alone
/// @param decompress all that a user waits for
public record Outcome(
        long bytes,
        long overBound,
        boolean held,
        double errorOverBound,
        double psnr,
        Speed encode,
        Speed compress,
        Speed decode,
        Speed decompress) {

    static Outcome of(Subject subject, Attempt attempt, List<Lap> laps) throws IOException, ToolFailure {
        ArrayField restored = attempt.restored();
        Tolerance tolerance = subject.cell().tolerance();
        Comparison comparison = Comparison.of(
                subject.values(),
                restored,
                CompareOptions.BASIC.withFills(subject.variable().fills()));
        ErrorStatistics errors = comparison.errors();
        long over = OriginalCheck.failures(subject.values(), restored, tolerance);
        long size = subject.cell().bytes();
        return new Outcome(
                attempt.bytes(),
                over,
                over == 0 && comparison.counts().classChanged() == 0,
                tolerance.isPointwise()
                        ? errors.maxPointwise() / tolerance.pointwise()
                        : errors.maxError() / tolerance.absolute(),
                errors.psnr(),
                Speed.of(size, laps, Lap::encode),
                Speed.of(size, laps, Lap::compress),
                Speed.of(size, laps, Lap::decode),
                Speed.of(size, laps, Lap::decompress));
    }
}
