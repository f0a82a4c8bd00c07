package org.tessera.formats.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.hdf5.filter.ChunkFilter;

/// The filters of a chunked dataset, in the order in which they are applied when writing
/// (specification section IV.A.2.l). Bit i of a chunk's mask says that filter i was left out.
///
/// @param filters first applied first; empty when chunks are stored as they are
record Pipeline(List<Filter> filters) {

    static final Pipeline NONE = new Pipeline(List.of());
    private static final int MOST_FILTERS = 32; // one bit each in a chunk's mask
    private static final int ALL_LEFT_OUT = -1;

    static Pipeline parse(Block in) {
        int version = in.u8();
        int count = in.u8();
        if (version == 1) {
            in.skip(6);
        } else if (version != 2) {
            throw new UnsupportedException("version " + version + " of a filter pipeline is not known; 1 and 2 are");
        }
        if (count > MOST_FILTERS) {
            throw in.malformed("a filter pipeline of at most " + MOST_FILTERS + " filters, found " + count);
        }
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            filters.add(filter(in, version));
        }
        return new Pipeline(List.copyOf(filters));
    }

    private static Filter filter(Block in, int version) {
        int id = in.u16();
        int nameLength = version == 1 || id >= 256 ? in.u16() : 0;
        in.u16(); // flags: only whether writing may go on without the filter
        int count = in.u16();
        int stored = version == 1 ? (nameLength + 7) / 8 * 8 : nameLength;
        String name = new String(in.bytes(stored), StandardCharsets.UTF_8);
        int end = name.indexOf('\0');
        int[] parameters = new int[Math.min(count, in.remaining() / 4)];
        for (int i = 0; i < count; i++) {
            int value = (int) in.u32();
            parameters[i] = value;
        }
        if (version == 1 && count % 2 == 1) {
            in.skip(4);
        }
        return new Filter(id, end < 0 ? name : name.substring(0, end), parameters);
    }

    /// Why chunks cannot be decoded and encoded again, or null when they can.
    @Nullable
    String unsupported(String dataset) {
        int coders = 0;
        for (Filter filter : filters) {
            if (!filter.known()) {
                return "'" + dataset + "' is stored with HDF5 filter " + filter.label() + ", which is not read."
                        + " To compress it, first undo the filter:"
                        + " h5repack -f NONE in.h5 out.h5 (with the plugin of the filter)";
            }
            coders += filter.keepsLength() ? 0 : 1;
        }
        return coders > 1 ? "'" + dataset + "' is compressed twice, which is not read" : null;
    }

    /// @param stored bytes of the file
    /// @param mask which filters were left out for this chunk
    /// @param length bytes that must come out
    /// @param where names the chunk in messages
    byte[] decode(byte[] stored, int mask, int length, String where) {
        byte[] bytes = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            if (!applied(i, mask)) {
                continue;
            }
            bytes = switch (filter.id()) {
                case Filter.DEFLATE -> Deflate.decode(bytes, length + checksums(i, mask), where);
                case Filter.SHUFFLE -> Shuffle.decode(bytes, elementSize(filter));
                case Filter.FLETCHER32 -> Fletcher32.decode(bytes, where);
                case Filter.ZFP -> Zfp.decode(bytes, filter.parameters(), length + checksums(i, mask), where);
                default -> plugin(filter).decode(bytes, filter.parameters(), length + checksums(i, mask), where);
            };
        }
        if (bytes.length != length) {
            throw new MalformedException(-1, where + " holds " + bytes.length + " bytes instead of " + length);
        }
        return bytes;
    }

    /// Null when a filter would lose something of the values.
    byte @Nullable [] encode(byte[] values, int mask) {
        byte[] bytes = values;
        for (int i = 0; i < filters.size(); i++) {
            Filter filter = filters.get(i);
            if (!applied(i, mask)) {
                continue;
            }
            bytes = switch (filter.id()) {
                case Filter.DEFLATE -> Deflate.encode(bytes, filter.parameters());
                case Filter.SHUFFLE -> Shuffle.encode(bytes, elementSize(filter));
                case Filter.FLETCHER32 -> Fletcher32.encode(bytes);
                case Filter.ZFP -> Zfp.encode(bytes, filter.parameters());
                default -> plugin(filter).encode(bytes, filter.parameters());
            };
            if (bytes == null) {
                return null;
            }
        }
        return bytes;
    }

    private static ChunkFilter plugin(Filter filter) {
        ChunkFilter plugin = ChunkFilter.of(filter.id());
        if (plugin == null) {
            throw new UnsupportedException("HDF5 filter " + filter.label() + " is not known");
        }
        return plugin;
    }

    /// The mask of a chunk that is stored as it is.
    int maskOfNone() {
        return ALL_LEFT_OUT >>> (MOST_FILTERS - Math.max(1, filters.size()));
    }

    /// Bytes that checksums before filter `end` add to its input.
    private int checksums(int end, int mask) {
        int bytes = 0;
        for (int i = 0; i < end; i++) {
            bytes += filters.get(i).id() == Filter.FLETCHER32 && applied(i, mask) ? Fletcher32.BYTES : 0;
        }
        return bytes;
    }

    private static boolean applied(int filter, int mask) {
        return (mask >>> filter & 1) == 0;
    }

    private static int elementSize(Filter shuffle) {
        int size = shuffle.parameters().length == 0 ? 1 : shuffle.parameters()[0];
        if (size < 1) {
            throw new MalformedException(-1, "a shuffle filter for elements of " + size + " bytes");
        }
        return size;
    }
}
