package org.tessera.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.Architectures;
import org.tessera.neural.layer.Folding;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.Network;
import org.tessera.neural.layer.ParameterSpec;

/// Networks in pure Java on one core, in kilobytes of f32 blocks (made or taken) a second: 1024 blocks of 7x7x7 a call.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NetworkBenchmark {

    private static final int BLOCKS = 1024;
    private static final int LATENT = 16;

    /// In one call; JMH wants whole numbers, so scores are in kB/s.
    private static final int KILOBYTES = BLOCKS * 343 * 4 / 1000;

    @Param({"swae-7", "mlp-7", "fast-7"})
    public String architecture = "";

    @SuppressWarnings("NullAway.Init") // set by prepare()
    private Network encoder;

    @SuppressWarnings("NullAway.Init")
    private Network decoder;

    private float[] latents = new float[0];
    private float[] blocks = new float[0];

    /// Numbers do not matter for speed; those of a seed keep what flows finite.
    @Setup
    public void prepare() {
        Architecture whole = Architectures.bundled(architecture, LATENT);
        SplittableRandom random = new SplittableRandom(1);
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : whole.parameters()) {
            float[] values = new float[Math.toIntExact(spec.count())];
            double size = Math.sqrt(3.0 * spec.shape()[0] / spec.count());
            for (int i = 0; i < values.length; i++) {
                values[i] = spec.trained() ? (float) (size * (2 * random.nextDouble() - 1)) : 1;
            }
            tensors.put(spec.name(), values);
        }
        Folding.Folded folded = Folding.fold(whole, tensors);
        encoder = Network.of(folded.architecture().encoder(), whole.input(), folded.tensors(), "encoder");
        decoder = Network.of(folded.architecture().decoder(), whole.latent(), folded.tensors(), "decoder");
        blocks = new float[BLOCKS * whole.input().count()];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = (float) random.nextDouble();
        }
        latents = encoder.run(blocks);
    }

    @Benchmark
    @OperationsPerInvocation(KILOBYTES)
    public float[] decodeKilobytes() {
        return decoder.run(latents);
    }

    @Benchmark
    @OperationsPerInvocation(KILOBYTES)
    public float[] encodeKilobytes() {
        return encoder.run(blocks);
    }
}
