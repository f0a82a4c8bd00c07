package org.tessera.container;

import java.util.zip.CRC32C;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteSource;
import org.tessera.io.ByteWriter;

/// The head of a chunk frame: whose chunk it is, the digest of its values, and the pieces of its body.
///
/// A piece ends where a coarser level ends; each has its own CRC32C, keyed with the variable's header,
/// the chunk's number and the piece's, so that exchanged chunks are noticed.
///
/// @param variable number of the variable
/// @param number of the chunk
/// @param digest XXH64 of the reconstruction's little-endian bytes
/// @param pieceEnds offsets in the body, ascending; the last is its length
/// @param crcs of the pieces
/// @param tolerance absolute, where each chunk has its own; else NaN
record ChunkHead(int variable, long number, long digest, int[] pieceEnds, int[] crcs, double tolerance) {

    private static final int MAX_PIECES = 4;

    static ChunkHead of(int variable, long number, int key, EncodedChunk chunk) {
        int[] ends = pieceEnds(chunk);
        int[] crcs = new int[ends.length];
        for (int i = 0; i < ends.length; i++) {
            int from = i == 0 ? 0 : ends[i - 1];
            crcs[i] = crc(key, number, i, chunk.body(), from, ends[i] - from);
        }
        return new ChunkHead(variable, number, chunk.digest(), ends, crcs, chunk.tolerance());
    }

    /// From the coarsest level to the whole body.
    private static int[] pieceEnds(EncodedChunk chunk) {
        int levels = chunk.levelEnds().length;
        int[] ends = new int[levels + 1];
        for (int i = 0; i < levels; i++) {
            ends[i] = chunk.levelEnds()[levels - 1 - i];
        }
        ends[levels] = chunk.body().length;
        return ends;
    }

    private static int crc(int key, long number, int piece, byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(new ByteWriter(20).i32(key).i64(number).i32(piece).toByteArray());
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    byte[] toBytes() {
        ByteWriter out =
                new ByteWriter(64).varint(variable).varint(number).i64(digest).u8(pieceEnds.length);
        for (int i = 0; i < pieceEnds.length; i++) {
            out.varint(pieceEnds[i] - (i == 0 ? 0 : pieceEnds[i - 1])).i32(crcs[i]);
        }
        if (!Double.isNaN(tolerance)) {
            out.f64(tolerance);
        }
        return out.toByteArray();
    }

    static ChunkHead read(Frame frame) {
        ByteReader in = frame.headReader();
        int variable = in.varint(Integer.MAX_VALUE, "the number of a variable");
        long number = in.varint();
        long digest = in.i64();
        int pieces = in.u8();
        if (pieces < 1 || pieces > MAX_PIECES) {
            throw in.malformed("1 to " + MAX_PIECES + " pieces of a chunk expected, found " + pieces);
        }
        int[] ends = new int[pieces];
        int[] crcs = new int[pieces];
        int last = 0;
        for (int i = 0; i < pieces; i++) {
            last += in.varint(Integer.MAX_VALUE - last, "the length of a piece");
            ends[i] = last;
            crcs[i] = in.i32();
        }
        double tolerance = in.remaining() > 0 ? in.f64() : Double.NaN;
        if (tolerance < 0 || tolerance == Double.POSITIVE_INFINITY) {
            throw in.malformed("a tolerance of a chunk of " + tolerance);
        }
        in.expectEnd("a chunk head");
        if (last != frame.bodyLength()) {
            throw in.malformed("a chunk body of " + last + " bytes expected, found " + frame.bodyLength());
        }
        return new ChunkHead(variable, number, digest, ends, crcs, tolerance);
    }

    /// Reads and checks as many pieces as a level needs.
    byte[] body(ByteSource source, Frame frame, int key, int level) {
        int pieces = Math.max(1, pieceEnds.length - level);
        byte[] body = source.read(frame.bodyOffset(), pieceEnds[pieces - 1]);
        for (int i = 0; i < pieces; i++) {
            int from = i == 0 ? 0 : pieceEnds[i - 1];
            int found = crc(key, number, i, body, from, pieceEnds[i] - from);
            if (found != crcs[i]) {
                throw new MalformedException(
                        frame.bodyOffset() + from,
                        "checksum of chunk " + number + ": expected " + Frame.hex(crcs[i]) + ", found "
                                + Frame.hex(found));
            }
        }
        return body;
    }
}
