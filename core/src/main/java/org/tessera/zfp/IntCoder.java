package org.tessera.zfp;

import org.tessera.stage.transform.IntPlanes;

/// Codes one block of `int`s: transform, order, negabinary, bit planes.
///
/// Source: Lindstrom 2014, sections 4.3 to 4.5. Holds the block being worked on, so one thread uses it at a time.
final class IntCoder {

    /// Bits of a value.
    private static final int BITS = 32;

    private static final int NEGABINARY = 0xAAAAAAAA;

    /// The block, fastest axis first: put in before writing, found here after reading.
    final int[] block;

    private final int size;
    private final int[] order;
    private final int[] ordered;
    private final PlaneReader reader = new PlaneReader();

    IntCoder(int rank) {
        size = 1 << 2 * rank;
        order = BlockOrder.of(rank);
        block = new int[size];
        ordered = new int[size];
    }

    /// Writes the block with at most `precision` planes, up to the position `limit` or shortly after it.
    void write(BitSink out, int precision, long limit) {
        IntLift.forward(block, size);
        int any = order();
        writePlanes(out, any, precision, limit);
    }

    /// The same without loss where precision and limit allow it.
    void writeExact(BitSink out, int maxPrecision, long limit) {
        IntLift.forwardExact(block, size);
        int any = order();
        int planes = any == 0 ? 0 : BITS - Integer.numberOfTrailingZeros(any);
        int precision = Math.max(1, Math.min(planes, maxPrecision));
        out.write(precision - 1L, BITS == 32 ? 5 : 6);
        writePlanes(out, any, precision, limit);
    }

    /// Negabinary, which has no sign: small numbers of either sign have zeros above. Gives all bits in use.
    private int order() {
        int any = 0;
        for (int i = 0; i < size; i++) {
            int u = block[order[i]] + NEGABINARY ^ NEGABINARY;
            ordered[i] = u;
            any |= u;
        }
        return any;
    }

    private void writePlanes(BitSink out, int any, int precision, long limit) {
        int low = Math.max(0, BITS - precision);
        int top = Math.max(low - 1, BITS - 1 - Integer.numberOfLeadingZeros(any));
        out.write(0, BITS - 1 - top);
        long[] planes = reader.planes;
        int words = Math.max(1, size / 64);
        for (int word = 0; word < words; word++) {
            IntPlanes.split(ordered, 64 * word, Math.min(64, size), top, low, planes, words, word);
        }
        if (words == 1) {
            PlaneWriter.write(out, planes, top, low, size, limit);
        } else {
            PlaneWriter.writeWide(out, planes, top, low, limit);
        }
    }

    /// Reads a block of at most `precision` planes that ends before `limit`.
    void read(BitSource in, int precision, long limit) {
        readPlanes(in, precision, limit);
        IntLift.inverse(block, size);
    }

    void readExact(BitSource in, long limit) {
        int precision = (int) in.read(BITS == 32 ? 5 : 6) + 1;
        readPlanes(in, precision, limit);
        IntLift.inverseExact(block, size);
    }

    private void readPlanes(BitSource in, int precision, long limit) {
        skim(in, precision, limit);
        int words = Math.max(1, size / 64);
        for (int word = 0; word < words; word++) {
            int count = Math.min(64, size);
            IntPlanes.join(reader.planes, words, word, reader.top, reader.low, ordered, 64 * word, count);
        }
        for (int i = 0; i < size; i++) {
            block[order[i]] = (ordered[i] ^ NEGABINARY) - NEGABINARY;
        }
    }

    /// Reads only the bits: all that is needed to find the next block.
    void skim(BitSource in, int precision, long limit) {
        int low = Math.max(0, BITS - precision);
        if (size > 64) {
            reader.readWide(in, BITS - 1, low, limit);
        } else {
            reader.read(in, BITS - 1, low, size, limit);
        }
    }

    void skimExact(BitSource in, long limit) {
        skim(in, (int) in.read(BITS == 32 ? 5 : 6) + 1, limit);
    }
}
