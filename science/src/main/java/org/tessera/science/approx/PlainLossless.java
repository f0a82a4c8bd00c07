package org.tessera.science.approx;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.tessera.codec.Coarse;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.codec.MeanCodec;
import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.stage.lossless.ZstdBytes;
import org.tessera.target.Tolerance;

/// The bytes of the values through a general compressor, as they lie: what everyone tries first, and a row to compare
/// with. `lossless` is the better one.
///
/// @param zstd else zlib
/// @param level of the compressor
public record PlainLossless(boolean zstd, int level) implements MeanCodec {

    @Override
    public CodecId id() {
        return new CodecId(zstd ? "zstd" : "zlib", 1);
    }

    @Override
    public boolean hasOwnQuality() {
        return true;
    }

    @Override
    public Encoded encodeMean(ArrayField chunk, double step) {
        return encode(chunk, Tolerance.EXACT);
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        byte[] bytes = Elements.toBytes(chunk.spec().type(), chunk.array());
        return new Encoded(zstd ? Zstd.compress(bytes, level) : deflated(bytes));
    }

    private byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(level)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + bytes.length / 1000 + 64];
            int length = deflater.deflate(out);
            return Arrays.copyOf(out, length);
        }
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        byte[] packed = payload.bytes(payload.remaining());
        byte[] bytes = zstd ? ZstdBytes.unpack(packed, (int) spec.bytes()) : inflated(packed, (int) spec.bytes());
        if (bytes == null) {
            throw payload.malformed(spec.bytes() + " bytes in a stream of " + id().name() + " expected");
        }
        int count = (int) spec.shape().count();
        return Coarse.take(ArrayField.of(spec, Elements.fromBytes(spec.type(), bytes, count)), level);
    }

    private static byte @org.jspecify.annotations.Nullable [] inflated(byte[] packed, int length) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            byte[] bytes = new byte[length];
            int at = 0;
            while (at < length) {
                int more = inflater.inflate(bytes, at, length - at);
                if (more == 0) {
                    return null;
                }
                at += more;
            }
            return inflater.inflate(new byte[1]) == 0 && inflater.finished() ? bytes : null;
        } catch (DataFormatException e) {
            return null;
        }
    }
}
