package org.tessera.bench;

import java.util.concurrent.TimeUnit;
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
import org.tessera.codec.Codecs;
import org.tessera.codec.MeanCodec;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.science.vdf.BowShock;
import org.tessera.science.vdf.VelocityGrid;

/// Models of velocity distributions on one core: milliseconds for a generated distribution of 50^3 points of f64, 1 MB.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ModelBenchmark {

    private static final int EDGE = 50;

    /// Half of the velocities that the grid spans, in m/s.
    private static final double EXTENT = 2e6;

    @Param({
        "hermite:order=15",
        "gmm",
        "sh:degree=10",
        "sh:degree=10,fit=quadrature",
        "octree",
        "toctree",
        "cosine:edge=8,keep=4",
        "pca:log=1e-16",
        "dwt:wavelet=db4",
        "swt:levels=1,l1=0.046"
    })
    public String model = "";

    @SuppressWarnings("NullAway.Init") // set by prepare()
    private MeanCodec codec;

    @SuppressWarnings("NullAway.Init")
    private ArrayField field;

    private byte[] encoded = new byte[0];

    @Setup
    public void prepare() {
        field = new BowShock(1)
                .at(0.5, 0.5)
                .dense(VelocityGrid.cube(EXTENT, EDGE), ElementType.F64, 0)
                .field("f");
        codec = (MeanCodec) Codecs.create(OptionText.parse(model));
        encoded = encode();
    }

    @Benchmark
    public byte[] encode() {
        return codec.encodeMean(field, Double.POSITIVE_INFINITY).bytes();
    }

    @Benchmark
    public ArrayField decode() {
        return codec.decode(new ByteReader(encoded), field.spec(), 0, Limits.DEFAULT);
    }
}
