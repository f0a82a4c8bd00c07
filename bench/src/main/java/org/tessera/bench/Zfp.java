package org.tessera.bench;

import java.util.Optional;
import org.tessera.cli.bench.ZfpLibrary;
import org.tessera.field.ArrayField;

/// The zfp library of the system, fixed accuracy, called in memory: an opponent measured in the same process, on the
/// same
/// values, at the same moment.
///
/// @param library that `tessera bench` calls too
record Zfp(ZfpLibrary library) {

    /// Empty when the library is not installed.
    static Optional<Zfp> installed() {
        return ZfpLibrary.installed().map(Zfp::new);
    }

    /// Compresses and decompresses once.
    Run run(ArrayField field, double relative, int repeats) {
        double range = Subject.range(field);
        double tolerance = relative * range;
        long bytes = field.spec().bytes();
        try (ZfpLibrary.Session session = library.open(field, tolerance)) {
            double compress = Stopwatch.megabytesPerSecond(bytes, repeats, session::compress);
            long size = session.compress();
            double decompress = Stopwatch.megabytesPerSecond(bytes, repeats, session::decompress);
            Run.Errors errors = Run.Errors.of(field, session.restored(), tolerance, range);
            return new Run(field, "zfp", relative, size, errors, compress, decompress, Double.NaN, 1);
        }
    }
}
