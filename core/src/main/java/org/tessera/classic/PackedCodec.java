package org.tessera.classic;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.entropy.FixedLengthBlocks;
import org.tessera.stage.lossless.ZstdBytes;
import org.tessera.stage.predict.LorenzoRows;
import org.tessera.stage.quantize.Grid;
import org.tessera.target.Tolerance;

/// The fast codec: Lorenzo differences of quantised values, packed in blocks of fixed length.
///
/// Every step runs over whole rows or whole blocks, so it takes a few instructions of the vector unit a value; what an
/// entropy coder would save on top is half a bit to a bit and a half a value. Quantising first, as in [LorenzoCodec].
/// The orders of the differences are chosen on a sample. Source of the idea: cuSZp (Huang et al., SC 2023).
public final class PackedCodec implements Codec {

    public static final CodecId ID = new CodecId("packed", 1);

    /// First byte of a payload that holds nothing.
    private static final int NOT_CODED = 255;

    /// Flag beside the rounding: the blocks went through zstd.
    private static final int ZSTD = 4;

    /// Quantised values stay below this.
    private static final int LARGEST = 1 << 30;

    /// Values in the block on which orders are tried.
    private static final int SAMPLE = 1 << 13;

    /// Payloads below one bit in so many values may be mostly the same block again.
    private static final int SPARSE = 2;

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        return encode(ChunkValues.of(chunk, tolerance.absolute()));
    }

    Encoded encode(ChunkValues chunk) {
        Grid grid = chunk.grid();
        int[] integers = new int[chunk.size()];
        if (!chunk.isCodable() || !chunk.quantize(integers, LARGEST)) {
            return new Encoded(new byte[] {(byte) NOT_CODED});
        }
        int[] sizes = AxisOrders.working(chunk.spec().shape());
        int[] orders = AxisOrders.chooseForPacked(integers, sizes, SAMPLE);
        ByteWriter blocks = new ByteWriter(2 * integers.length + 64);
        pack(integers, sizes, new LorenzoRows(sizes, orders), blocks);
        ByteWriter out = new ByteWriter(blocks.size() + 16);
        byte[] packed =
                blocks.size() < integers.length / 8 / SPARSE ? Zstd.compress(blocks.toByteArray(), 3) : new byte[0];
        boolean pays = packed.length > 0 && packed.length + 4 < blocks.size();
        out.u8(grid.rounding().ordinal() | (pays ? ZSTD : 0));
        AxisOrders.write(orders, out);
        grid.writeStep(out);
        if (pays) {
            out.varint(blocks.size()).bytes(packed);
        } else {
            blocks.moveTo(out);
        }
        return new Encoded(out.toByteArray());
    }

    /// Rows fill blocks without regard to where a row ends.
    private static void pack(int[] integers, int[] sizes, LorenzoRows rows, ByteWriter out) {
        FixedLengthBlocks blocks = new FixedLengthBlocks();
        int n = sizes[sizes.length - 1];
        int[] residuals = new int[n + FixedLengthBlocks.BLOCK];
        int held = 0;
        for (int at = 0; at < integers.length; at += n) {
            rows.forward(integers, at, residuals, held);
            held += n;
            int taken = 0;
            for (; taken + FixedLengthBlocks.BLOCK <= held; taken += FixedLengthBlocks.BLOCK) {
                blocks.write(residuals, taken, out);
            }
            held -= taken;
            System.arraycopy(residuals, taken, residuals, 0, held);
        }
        if (held > 0) {
            Arrays.fill(residuals, held, FixedLengthBlocks.BLOCK, residuals[held - 1]);
            blocks.write(residuals, 0, out);
        }
        blocks.finish(out);
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int flags = payload.u8();
        if ((flags & ~ZSTD) > 2) {
            throw payload.malformed("a packed payload with values expected, found kind " + flags);
        }
        int[] sizes = AxisOrders.working(spec.shape());
        int[] orders = AxisOrders.read(payload, sizes.length);
        Grid grid = Grid.readStep(Grid.Rounding.values()[flags & 3], payload);
        int[] integers = new int[Math.toIntExact(spec.shape().count())];
        ByteReader blocks = (flags & ZSTD) == 0 ? payload : unzip(payload, integers.length);
        unpack(blocks, sizes, new LorenzoRows(sizes, orders), integers);
        blocks.expectEnd("the blocks of a packed payload");
        DecodedValues decoded = new DecodedValues(spec);
        decoded.scale(integers, 2 * grid.halfStep());
        return Coarse.take(decoded.field(), level);
    }

    private static ByteReader unzip(ByteReader payload, int values) {
        int length = payload.varint(values / 8 / SPARSE, "the length of the blocks");
        byte[] packed = payload.bytes(payload.remaining());
        byte[] bytes = ZstdBytes.unpack(packed, length);
        if (bytes == null) {
            throw payload.malformed("blocks that do not unpack to " + length + " bytes");
        }
        return new ByteReader(bytes);
    }

    private static void unpack(ByteReader in, int[] sizes, LorenzoRows rows, int[] integers) {
        FixedLengthBlocks blocks = new FixedLengthBlocks();
        int n = sizes[sizes.length - 1];
        int[] residuals = new int[n + 2 * FixedLengthBlocks.BLOCK];
        int held = 0;
        for (int at = 0; at < integers.length; at += n) {
            while (held < n) {
                blocks.read(in, residuals, held);
                held += FixedLengthBlocks.BLOCK;
            }
            rows.inverse(residuals, 0, integers, at);
            held -= n;
            System.arraycopy(residuals, n, residuals, 0, held);
        }
    }
}
