package org.tessera.container;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.codec.CodecId;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteSource;
import org.tessera.io.Limits;
import org.tessera.model.VariableModels;
import org.tessera.target.Tolerance;

/// A variable of an open container: a field whose values are decoded when read.
///
/// The last few decoded chunks are kept, so that reading row after row does not decode again and again.
public final class ContainerVariable implements Field {

    private static final int CACHED_CHUNKS = 4;

    private final ByteSource source;
    private final Limits limits;
    private final int index;
    private final VariableHeader header;
    private final int key;
    private final Directory.Entry entry;
    private final VariableModels models;
    private final Map<Long, ArrayField> cache = Collections.synchronizedMap(new Lru());

    ContainerVariable(
            ByteSource source,
            Limits limits,
            int index,
            VariableHeader header,
            int key,
            Directory.Entry entry,
            VariableModels models) {
        this.source = source;
        this.limits = limits;
        this.index = index;
        this.header = header;
        this.key = key;
        this.entry = entry;
        this.models = models;
    }

    @Override
    public FieldSpec spec() {
        return header.spec();
    }

    @Override
    public Shape grain() {
        return header.chunking().chunk();
    }

    public VariableHeader header() {
        return header;
    }

    public VariableSummary summary() {
        return entry.summary();
    }

    /// Bytes of the chunks of this variable, frames included.
    public long compressedBytes() {
        long bytes = header.toBytes().length;
        for (long number = 0; number < entry.chunks().length; number++) {
            Frame frame = frame(number);
            bytes += frame.end() - entry.chunks()[(int) number];
        }
        return bytes;
    }

    /// Decodes every chunk and keeps none: checksums and digests are then known to be right.
    ///
    /// @param done told of the bytes of each chunk, in order
    public void decodeAll(int threads, OrderedWork.Sink<Long> done) throws IOException {
        OrderedWork.run(
                chunks(),
                threads,
                number -> read(header.chunking().box(number)).spec().bytes(),
                done);
    }

    @Override
    public ArrayField read(Box box) {
        return read(box, 0);
    }

    /// Reads a box of a coarser level, 0 to 3: its indices are those of the full grid divided by `2^level`.
    public ArrayField read(Box box, int level) {
        if (level < 0 || level > Coarse.MAX_LEVEL) {
            throw new IllegalArgumentException("levels 0 to " + Coarse.MAX_LEVEL + " can be read, found " + level);
        }
        Shape shape = Coarse.shape(spec().shape(), level);
        box.checkInside(shape);
        if (box.shape().count() > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException("region " + box + " is too large for one array; read it in parts");
        }
        Chunking chunking = header.chunking();
        if (level > 0 && !alignsWith(chunking, level)) {
            throw new IllegalArgumentException("chunks of " + chunking.chunk() + " do not meet at level " + level);
        }
        Chunking coarse = new Chunking(shape, Coarse.shape(chunking.chunk(), level));
        long[] numbers = coarse.touching(box);
        if (numbers.length == 1 && coarse.box(numbers[0]).equals(box)) {
            return chunk(numbers[0], level);
        }
        ArrayField part = numbers.length == 1 && level == 0 ? part(numbers[0], box) : null;
        if (part != null) {
            return part;
        }
        Object out = Elements.newArray(spec().type(), (int) box.shape().count());
        for (long number : numbers) {
            paste(chunk(number, level), coarse.box(number), box, out);
        }
        return ArrayField.of(spec().withShape(box.shape()), out);
    }

    private static boolean alignsWith(Chunking chunking, int level) {
        for (int axis = 0; axis < chunking.shape().rank(); axis++) {
            boolean many = chunking.chunk().size(axis) < chunking.shape().size(axis);
            if (many && chunking.chunk().size(axis) % (1L << level) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void paste(ArrayField chunk, Box chunkBox, Box wanted, Object out) {
        Box shared = java.util.Objects.requireNonNull(chunkBox.intersect(wanted));
        ArrayField part = chunk.read(shared.relativeTo(chunkBox));
        Rows.paste(part.array(), shared.relativeTo(wanted), out, wanted.shape());
    }

    private ArrayField chunk(long number, int level) {
        long cacheKey = number * (Coarse.MAX_LEVEL + 1) + level;
        ArrayField known = cache.get(cacheKey);
        if (known == null) {
            known = decode(number, level);
            cache.put(cacheKey, known);
        }
        return known;
    }

    /// A part of a chunk that is not at hand, where its codec can do without the rest; else null.
    private @Nullable ArrayField part(long number, Box box) {
        if (cache.containsKey(number * (Coarse.MAX_LEVEL + 1))) {
            return null;
        }
        Frame frame = frame(number);
        byte[] body = head(frame, number).body(source, frame, key, 0);
        Box whole = header.chunking().box(number);
        ByteReader in = new ByteReader(body, 0, body.length, frame.bodyOffset());
        return ChunkBody.readPart(in, spec().withShape(whole.shape()), box.relativeTo(whole), limits, models);
    }

    /// Decodes one chunk and, at full resolution, compares its digest with the one written.
    ArrayField decode(long number, int level) {
        Frame frame = frame(number);
        ChunkHead head = head(frame, number);
        byte[] body = head.body(source, frame, key, level);
        FieldSpec spec = spec().withShape(header.chunking().box(number).shape());
        ByteReader in = new ByteReader(body, 0, body.length, frame.bodyOffset());
        ArrayField decoded = ChunkBody.read(in, spec, level, limits, models);
        if (level == 0 && ChunkEncoder.digest(decoded) != head.digest()) {
            throw new MalformedException(
                    frame.bodyOffset(),
                    "variable " + spec.name() + ", chunk " + number
                            + ": the decoded values differ from those that were verified when it was written");
        }
        return decoded;
    }

    /// Number of chunks.
    public int chunks() {
        return entry.chunks().length;
    }

    /// The tolerance that a chunk was verified with: its own, or that of the variable.
    public Tolerance tolerance(long number) {
        double own = head(frame(number), number).tolerance();
        return Double.isNaN(own) ? header.tolerance() : Tolerance.absolute(own);
    }

    /// The codec that made a chunk; reads a few bytes of it.
    public ChunkInfo info(int number) {
        Frame frame = frame(number);
        ChunkHead head = head(frame, number);
        CodecId codec = ChunkBody.codec(head.body(source, frame, key, 0), header, number, limits);
        return new ChunkInfo(number, header.chunking().box(number), frame.bodyLength(), codec, tolerance(number));
    }

    /// @param box where in the variable
    /// @param bytes of the body
    /// @param codec that made it
    /// @param tolerance that it was verified with
    public record ChunkInfo(int number, Box box, long bytes, CodecId codec, Tolerance tolerance) {}

    private Frame frame(long number) {
        return Frame.read(source, entry.chunks()[(int) number], limits).expect(FrameType.CHUNK, "a chunk");
    }

    private ChunkHead head(Frame frame, long number) {
        ChunkHead head = ChunkHead.read(frame);
        if (head.variable() != index || head.number() != number) {
            throw new MalformedException(
                    frame.bodyOffset(),
                    "chunk " + number + " of variable " + index + " expected, found chunk " + head.number()
                            + " of variable " + head.variable());
        }
        return head;
    }

    private static final class Lru extends LinkedHashMap<Long, ArrayField> {
        private static final long serialVersionUID = 1L;

        Lru() {
            super(8, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ArrayField> eldest) {
            return size() > CACHED_CHUNKS;
        }
    }
}
