package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;
import org.tessera.stage.quantize.Grid;
import org.tessera.target.Tolerance;

/// Multi-level interpolation like `interp`, for the smallest file: stencils fitted to the field by least squares, and
/// symbols coded by mixed adaptive models instead of static tables.
///
/// Every symbol waits for the one before, so both directions are ten times slower than `interp`.
public final class FittedCodec implements Codec {

    public static final CodecId ID = new CodecId("fitted", 1);

    private static final int LEVELS = InterpOptions.DEFAULT.levels();

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
        InterpPlan plan = new InterpCodec(InterpOptions.DEFAULT).plan(samples, tolerance);
        return encode(values, tolerance, plan.levels());
    }

    Encoded encode(ChunkValues chunk, Tolerance tolerance, LevelTolerance levels) {
        RangeEncoder coder = new RangeEncoder();
        InterpLayout layout = new InterpLayout(chunk.spec().shape(), LEVELS);
        int escapeBits = InterpCodec.escapeBits(chunk.spec().type());
        int[] prefixes = new int[LEVELS + 1];
        new FittedRun(layout, chunk.grid(), tolerance.absolute(), levels, escapeBits, coder, chunk, null)
                .run(0, level -> prefixes[level] = coder.prefix());
        ByteWriter out = new ByteWriter(chunk.size() / 4 + 64);
        out.u8(chunk.grid().rounding().ordinal() | levels.code() << 2);
        chunk.grid().writeStep(out);
        int start = out.size();
        byte[] payload = out.bytes(coder.finish()).toByteArray();
        return new Encoded(payload, levelEnds(prefixes, start, payload.length, layout));
    }

    /// Level `l` is complete before the level of the same number begins.
    private static int[] levelEnds(int[] prefixes, int start, int length, InterpLayout layout) {
        if (length < InterpCodec.CUT_FROM || layout.mergesAxes()) {
            return new int[0];
        }
        int[] ends = new int[Math.min(layout.levels(), Coarse.MAX_LEVEL)];
        for (int level = 1; level <= ends.length; level++) {
            ends[level - 1] = Math.min(length, start + prefixes[level]);
        }
        return ends;
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int first = payload.u8();
        if ((first & 3) > 2 || first >> 2 >= LevelTolerance.COUNT) {
            throw payload.malformed("a fitted header out of range: " + first);
        }
        Grid grid = Grid.readStep(Grid.Rounding.values()[first & 3], payload);
        InterpLayout layout = new InterpLayout(spec.shape(), LEVELS);
        int reachable = layout.mergesAxes() ? 0 : Math.min(level, layout.levels());
        DecodedValues decoded = new DecodedValues(spec.withShape(Coarse.shape(spec.shape(), reachable)));
        RangeDecoder coder = new RangeDecoder(payload.bytes(payload.remaining()));
        int escapeBits = InterpCodec.escapeBits(spec.type());
        new FittedRun(layout, grid, 0, new LevelTolerance(first >> 2), escapeBits, coder, null, decoded)
                .run(reachable, next -> {});
        return Coarse.take(decoded.field(), level - reachable);
    }
}
