package org.tessera.zfp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.Limits;

/// A stream of any size, in slabs along the slowest axis that are decoded alone.
///
/// With a fixed rate the place of a block is known. Otherwise all bits are read once, without the values, to learn
/// where each slab begins. Safe for several threads.
public final class ZfpSlabs {

    /// Values of a slab at least, where the array has so many.
    private static final long SLAB_VALUES = 1L << 18;

    private final ZfpHeader header;
    private final MemorySegment stream;
    private final long layers;

    /// Bit at which each slab begins, and at last the end of the stream.
    private final long[] starts;

    /// @param stream which begins with the header
    /// @throws org.tessera.error.CompressionException when the stream ends early
    public ZfpSlabs(ZfpHeader header, MemorySegment stream, Limits limits) {
        this.header = header;
        this.stream = stream;
        this.layers = layers(header.shape());
        limits.checkChunkValues(layers * header.shape().count() / header.shape().size(0));
        ZfpStream.checkLength(blocks(header.shape().sizes()), header.mode(), 8 * stream.byteSize());
        starts = new long[(int) Math.ceilDiv(header.shape().size(0), layers) + 1];
        starts[0] = header.bits();
        for (int slab = 0; slab < starts.length - 1; slab++) {
            starts[slab + 1] = end(slab);
        }
        if (starts[starts.length - 1] > 8 * stream.byteSize()) {
            throw new MalformedException(stream.byteSize(), "the zfp stream ends early");
        }
    }

    /// Layers of a slab along the slowest axis; a multiple of 4.
    static long layers(Shape shape) {
        long layer = shape.count() / shape.size(0);
        long layers = Math.max(4, SLAB_VALUES / layer / 4 * 4);
        return Math.min(layers, (shape.size(0) + 3) / 4 * 4);
    }

    private static long blocks(long[] sizes) {
        long blocks = 1;
        for (long size : sizes) {
            blocks *= (size + 3) / 4;
        }
        return blocks;
    }

    private long end(int slab) {
        ZfpMode mode = header.mode();
        long blocks = blocks(box(slab).shape().sizes());
        if (mode.isFixedRate()) {
            return starts[slab] + blocks * mode.maxBits();
        }
        BitSource in = source(slab, blocks);
        long from = in.position;
        Object none = Elements.newArray(header.type().element(), 0);
        Blocks skimmed = Blocks.of(header.type(), none, mode, header.shape().rank());
        for (long block = 0; block < blocks; block++) {
            skimmed.skim(in);
        }
        return starts[slab] + in.position - from;
    }

    /// As many bytes from a slab's first on as its blocks can take.
    private BitSource source(int slab, long blocks) {
        long first = starts[slab] >>> 3;
        if (first > stream.byteSize()) {
            throw new MalformedException(stream.byteSize(), "the zfp stream ends early");
        }
        int bits = header.type().bits();
        long size = 1L << 2 * header.shape().rank();
        long most = Math.min(header.mode().maxBits(), (bits + 1) * size + bits + 20);
        most = Math.max(most, header.mode().minBits());
        long length = Math.min(stream.byteSize() - first, blocks * most / 8 + 9);
        byte[] bytes = stream.asSlice(first, length).toArray(ValueLayout.JAVA_BYTE);
        BitSource in = new BitSource(bytes, 0, bytes.length, first);
        in.position = starts[slab] & 7;
        return in;
    }

    public int count() {
        return starts.length - 1;
    }

    /// The slab that holds a layer of the slowest axis.
    public int slabOf(long layer) {
        return (int) (layer / layers);
    }

    /// Where a slab lies in the array.
    public Box box(int slab) {
        long[] sizes = header.shape().sizes();
        long[] origin = new long[sizes.length];
        origin[0] = slab * layers;
        sizes[0] = Math.min(layers, sizes[0] - origin[0]);
        return new Box(origin, Shape.of(sizes));
    }

    /// Byte after the last of the stream.
    public long endByte() {
        return (starts[starts.length - 1] + 7) / 8;
    }

    /// The values of a slab.
    public ArrayField decode(int slab) {
        Shape shape = box(slab).shape();
        BitSource in = source(slab, blocks(shape.sizes()));
        Object array = ZfpStream.decode(header.type(), shape.intSizes(), header.mode(), in);
        return ArrayField.of(new FieldSpec("slab", header.type().element(), shape), array);
    }
}
