package org.tessera.formats.hdf5.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One filter of a chunk.
public interface ChunkFilter {

    /// Takes apart what the filter stored.
    ///
    /// @param parameters client data of the dataset
    /// @param length bytes that must come out
    /// @param where names the chunk in messages
    /// @throws org.tessera.error.CompressionException when the bytes are damaged or of a kind that is not known
    byte[] decode(byte[] stored, int[] parameters, int length, String where);

    /// What readers of the filter take for these values; whether it is the shortest is not promised.
    byte[] encode(byte[] values, int[] parameters);

    /// Whether the length stays as it is.
    default boolean keepsLength(int[] parameters) {
        return false;
    }

    /// The filter of a registered number, or null when it is not known here.
    static @Nullable ChunkFilter of(int id) {
        return Registered.FILTERS.get(id);
    }

    /// Found by number.
    final class Registered {

        private static final Map<Integer, ChunkFilter> FILTERS = Map.of(
                32000, new LzfFilter(),
                32001, new BloscFilter(),
                32004, new Lz4Filter(),
                32008, new BitshuffleFilter(),
                32015, new ZstdFilter());

        private Registered() {}
    }
}
