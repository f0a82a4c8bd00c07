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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tessera.codec.BoundTest;
import org.tessera.field.ArrayField;
import org.tessera.io.ByteReader;
import org.tessera.stage.entropy.ContextDecoder;
import org.tessera.stage.entropy.ContextEncoder;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.stage.entropy.SymbolTokens;
import org.tessera.stage.quantize.Grid;
import org.tessera.stage.quantize.LinearQuantizer;
import org.tessera.target.Tolerance;

/// Single kernels in nanoseconds a value, on rows of 256 as codecs call them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    private static final int ROW = 256;
    private static final int ROWS = 1024;
    private static final int COUNT = ROW * ROWS;

    private final double[] values = new double[COUNT];
    private final double[] restored = new double[COUNT];
    private final double[] prediction = new double[ROW];
    private final int[] symbols = new int[ROW];
    private final byte[] bins = new byte[ROW];
    private final byte[] tokens = new byte[ROW];
    private final byte[] magnitudes = new byte[ROW];
    private final ArrayField floats;
    private final SymbolLog log = new SymbolLog(1, COUNT);
    private final byte[] coded;

    public KernelBenchmark() {
        SplittableRandom random = new SplittableRandom(3);
        float[] narrow = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = random.nextGaussian();
            narrow[i] = (float) values[i];
        }
        floats = ArrayField.of("normal", narrow, COUNT);
        fill(log, random);
        coded = ContextEncoder.encode(log).bytes();
    }

    /// Two-sided geometric symbols in eight contexts of growing spread.
    private void fill(SymbolLog to, SplittableRandom random) {
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < ROW; i++) {
                bins[i] = (byte) (i & 7);
                symbols[i] = (int) Math.rint(random.nextGaussian() * (0.3 + 0.5 * (i & 7)));
            }
            boolean large = SymbolTokens.of(symbols, ROW, tokens, magnitudes, 0);
            to.row(tokens, bins, 0, 0, ROW);
            if (large) {
                to.large(symbols, tokens, 0, ROW);
            }
        }
        to.endPart();
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double[] quantize() {
        LinearQuantizer quantizer = new LinearQuantizer(Grid.Rounding.FLOAT, 1e-2, 0.9e-2);
        for (int at = 0; at < COUNT; at += ROW) {
            quantizer.quantize(values, prediction, ROW, symbols, restored, at);
        }
        return restored;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public ContextEncoder.Coded encodeSymbols() {
        return ContextEncoder.encode(log);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int[] decodeSymbols() {
        ContextDecoder decoder = new ContextDecoder(new ByteReader(coded), 1);
        decoder.nextPart();
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < ROW; i++) {
                bins[i] = (byte) (i & 7);
            }
            decoder.row(bins, 0, 0, ROW, symbols, magnitudes, 0);
        }
        return symbols;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public BoundTest.Result boundTest() {
        return new BoundTest(Tolerance.absolute(1)).compare(floats, floats, null);
    }
}
