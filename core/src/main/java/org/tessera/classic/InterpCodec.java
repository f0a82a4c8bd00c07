package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.entropy.ContextEncoder;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.target.Tolerance;

/// Multi-level interpolation: anchors, then each level predicted from the coarser one, quantised, and coded
/// with contexts of neighbouring symbols.
///
/// Best on fields that are smooth at some scale. Sources: SZ3 (Zhao et al., ICDE 2021), QoZ (Liu et al.,
/// SC 2022), HPEZ (Liu et al., SIGMOD 2024); the entropy coder is this project's own.
public final class InterpCodec implements Codec {

    public static final CodecId ID = new CodecId("interp", 1);

    /// Payloads below this are not cut by level: they are read whole anyway.
    static final int CUT_FROM = 1 << 13;

    private final InterpOptions options;

    public InterpCodec(InterpOptions options) {
        this.options = options;
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        ChunkValues values = ChunkValues.of(chunk, tolerance.absolute());
        if (!values.isCodable()) {
            return new Encoded(new ByteWriter().u8(InterpHeader.NOT_CODED).toByteArray());
        }
        List<ChunkValues> samples = new ArrayList<>();
        for (ArrayField sample : ChunkSample.of(chunk)) {
            samples.add(ChunkValues.of(sample, values.grid()));
        }
        return encode(values, tolerance, plan(samples, tolerance));
    }

    InterpPlan plan(List<ChunkValues> samples, Tolerance tolerance) {
        return LevelToleranceSearch.best(samples, options, tolerance.absolute(), Long.MAX_VALUE, true);
    }

    /// The same in less time.
    ///
    /// @param other bits that another codec takes for the samples
    InterpPlan plan(List<ChunkValues> samples, Tolerance tolerance, long other) {
        return LevelToleranceSearch.best(samples, options, tolerance.absolute(), other, false);
    }

    Encoded encode(ChunkValues chunk, Tolerance tolerance, InterpPlan plan) {
        InterpLayout layout = new InterpLayout(chunk.spec().shape(), options.levels());
        LevelTolerance levels = plan.levels();
        SymbolLog log = new SymbolLog(InterpLayout.GROUPS, chunk.size());
        InterpEncoder encoder = new InterpEncoder(layout, options, chunk, tolerance.absolute(), levels, List.of(), log);
        encoder.run();
        ByteWriter out = new ByteWriter(chunk.size() / 4 + 64);
        new InterpHeader(chunk.grid(), options.levels(), options.coarseKernel(), levels, encoder.choices).write(out);
        ContextEncoder.Coded coded = ContextEncoder.encode(log);
        int start = out.size();
        out.bytes(coded.bytes());
        return new Encoded(out.toByteArray(), levelEnds(coded, start, layout));
    }

    /// A part ends before each of the levels 3, 2 and 1, and after it.
    private static int[] levelEnds(ContextEncoder.Coded coded, int start, InterpLayout layout) {
        int finest = Math.min(layout.levels(), Coarse.MAX_LEVEL);
        if (coded.bytes().length < CUT_FROM || layout.mergesAxes()) {
            return new int[0];
        }
        List<Integer> ends = new ArrayList<>();
        for (int level = 1; level <= finest; level++) {
            ends.add(start + coded.ends()[finest - level]);
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    static int escapeBits(ElementType type) {
        return type.bytes() < 4 || type == ElementType.F32 ? 32 : 64;
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        InterpHeader header = InterpHeader.read(payload);
        InterpLayout layout = new InterpLayout(spec.shape(), header.levels());
        int reachable = layout.mergesAxes() ? 0 : Math.min(level, layout.levels());
        FieldSpec decoded = spec.withShape(Coarse.shape(spec.shape(), reachable));
        ArrayField grid = new InterpDecoder(layout, header, payload, escapeBits(spec.type()))
                .run(reachable, decoded)
                .field();
        return Coarse.take(grid, level - reachable);
    }
}
