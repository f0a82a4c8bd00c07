package org.tessera.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.codec.Selection;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;

/// Whole codecs on whole fields, one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "-Dtessera.vectors=at-once",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx2g"
        })
public class CodecBenchmark {

    /// A file in the folder FIELDS, or `waves` and `noise`, which are generated.
    @Param({"waves", "noise"})
    String field = "waves";

    @Param({"1e-3"})
    double bound = 1e-3;

    @Param({"auto"})
    String codec = "auto";

    private Subject subject = new Subject(placeholder(), 0.1, new OptionText("auto", Map.of()));
    private Selection selection = subject.encode();
    private byte[] container = new byte[0];

    /// Two values, so that the range and with it the tolerance are not 0.
    private static ArrayField placeholder() {
        return ArrayField.of("nothing", new float[] {0, 1}, 2);
    }

    @Setup
    public void setUp() throws IOException {
        boolean generated = field.equals("waves") || field.equals("noise");
        subject =
                new Subject(RawFields.one(generated ? "" : RawFields.folder(), field), bound, OptionText.parse(codec));
        selection = subject.encode();
        container = Tessera.compress(subject.field, subject.options()).bytes();
    }

    /// A counter beside the operations: original megabytes a second.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Megabytes {
        public double megabytes;
    }

    private void count(Megabytes counter) {
        counter.megabytes += subject.field.spec().bytes() / 1e6;
    }

    /// The codec alone.
    @Benchmark
    public Selection encode(Megabytes counter) {
        count(counter);
        return subject.encode();
    }

    @Benchmark
    public ArrayField decode(Megabytes counter) {
        count(counter);
        return subject.decode(selection);
    }

    /// Mask, encode, decode, compare, container.
    @Benchmark
    public Tessera.Compressed compressVerified(Megabytes counter) {
        count(counter);
        return Tessera.compress(subject.field, subject.options());
    }

    /// Open, checksum, decode, digest.
    @Benchmark
    public ArrayField decompress(Megabytes counter) {
        count(counter);
        return Container.of(container).variables().get(0).readAll();
    }
}
