package org.tessera.formats.hdf5;

import io.jhdf.api.DatasetCreationOptions;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpType;

/// New datasets behind zfp's filter, which the plugin H5Z-ZFP reads: in reversible mode, so that a bound that was
/// checked before still holds.
final class ZfpChunks {

    /// Most values of a chunk.
    private static final int VALUES = 1 << 16;

    /// Points of a block of zfp along each axis, of which chunks have whole numbers where they are cut.
    private static final int BLOCK = 4;

    private static final int AXES = 4;

    /// Which zfp (1.0.1), which version of its stream, and which plugin (1.1.1) write like this.
    private static final int VERSIONS = 0x1010 << 16 | ZfpHeader.CODEC << 12 | 0x111;

    private ZfpChunks() {}

    static boolean holds(ElementType type) {
        return type(type) != null;
    }

    private static @Nullable ZfpType type(ElementType type) {
        for (ZfpType known : ZfpType.values()) {
            if (known.element() == type) {
                return known;
            }
        }
        return null;
    }

    static DatasetCreationOptions.Builder add(DatasetCreationOptions.Builder options, Shape shape, ElementType type) {
        int[] chunk = sizes(shape);
        return options.chunkDimensions(chunk).filter(new Reversible(), client(chunk, type));
    }

    /// Client data of the filter: versions, then zfp's header for a chunk as little-endian words.
    static int[] client(int[] chunk, ElementType type) {
        ZfpType known = type(type);
        if (known == null) {
            throw new IllegalArgumentException("zfp holds f32, f64, i32 and i64, found " + type.label());
        }
        long[] longAxes =
                java.util.Arrays.stream(chunk).filter(n -> n > 1).asLongStream().toArray();
        Shape shape = longAxes.length == 0 ? Shape.of(1) : Shape.of(longAxes);
        byte[] header = new ZfpHeader(known, shape, ZfpMode.REVERSIBLE).toBytes();
        int[] words = new int[1 + (header.length + 3) / 4];
        words[0] = VERSIONS;
        for (int i = 0; i < header.length; i++) {
            words[1 + i / 4] |= (header[i] & 0xFF) << 8 * (i % 4);
        }
        return words;
    }

    /// At most four axes of more than one point, the longest halved until there are few values.
    static int[] sizes(Shape shape) {
        int[] sizes = shape.intSizes();
        int axes = 0;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            axes += sizes[axis] > 1 ? 1 : 0;
            sizes[axis] = axes > AXES ? 1 : sizes[axis];
        }
        while (Shape.of(java.util.Arrays.stream(sizes).asLongStream().toArray()).count() > VALUES) {
            int longest = 0;
            for (int axis = 1; axis < sizes.length; axis++) {
                longest = sizes[axis] > sizes[longest] ? axis : longest;
            }
            sizes[longest] = (sizes[longest] / 2 + BLOCK - 1) / BLOCK * BLOCK;
        }
        return sizes;
    }

    /// What jhdf calls for each chunk.
    private static final class Reversible implements io.jhdf.filter.Filter {

        @Override
        public int getId() {
            return Filter.ZFP;
        }

        @Override
        public String getName() {
            return "zfp";
        }

        @Override
        public byte[] decode(byte[] stored, int[] client) {
            throw new UnsupportedOperationException("only for writing");
        }

        @Override
        public byte[] encode(byte[] bytes, int[] client) {
            byte[] stored = Zfp.encode(bytes, client);
            if (stored == null) {
                throw new IllegalStateException("zfp's reversible mode did not give a chunk back");
            }
            return stored;
        }
    }
}
