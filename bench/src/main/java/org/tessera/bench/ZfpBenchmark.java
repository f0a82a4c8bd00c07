package org.tessera.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tessera.cli.bench.ZfpLibrary;
import org.tessera.field.ArrayField;

/// zfp's library on the fields of [CodecBenchmark], in the same run: machines differ from one minute to the next, and
/// figures mean something beside these. It checks nothing.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "-Dtessera.vectors=at-once",
            "--enable-native-access=ALL-UNNAMED"
        })
public class ZfpBenchmark {

    /// A file in the folder FIELDS.
    @Param({"waves"})
    String field = "waves";

    @Param({"1e-3"})
    double bound = 1e-3;

    private ZfpLibrary.@Nullable Session session;
    private double bytes;

    /// @throws IllegalStateException when libzfp is not installed
    @Setup
    public void setUp() throws IOException {
        ArrayField values = RawFields.one(field.equals("waves") ? "" : RawFields.folder(), field);
        ZfpLibrary zfp =
                ZfpLibrary.installed().orElseThrow(() -> new IllegalStateException("libzfp.so.1 is not installed"));
        bytes = values.spec().bytes();
        ZfpLibrary.Session open = zfp.open(values, bound * Subject.range(values));
        open.compress();
        session = open;
    }

    /// A counter beside the operations: original megabytes a second.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Megabytes {
        public double megabytes;
    }

    @Benchmark
    public long compress(Megabytes counter) {
        counter.megabytes += bytes / 1e6;
        return open().compress();
    }

    @Benchmark
    public long decompress(Megabytes counter) {
        counter.megabytes += bytes / 1e6;
        return open().decompress();
    }

    private ZfpLibrary.Session open() {
        if (session == null) {
            throw new IllegalStateException("not set up");
        }
        return session;
    }
}
