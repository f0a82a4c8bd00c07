package org.tessera.formats.hdf5;

import java.util.Map;
import org.tessera.formats.hdf5.filter.ChunkFilter;

/// One step of a filter pipeline.
///
/// @param id registered number
/// @param name what the file calls it; often empty
/// @param parameters client data
record Filter(int id, String name, int[] parameters) {

    static final int DEFLATE = 1;
    static final int SHUFFLE = 2;
    static final int FLETCHER32 = 3;
    static final int ZFP = 32013;

    /// Names from the list of registered filters of The HDF Group.
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "deflate"),
            Map.entry(2, "shuffle"),
            Map.entry(3, "fletcher32"),
            Map.entry(4, "szip"),
            Map.entry(5, "nbit"),
            Map.entry(6, "scaleoffset"),
            Map.entry(307, "bzip2"),
            Map.entry(32000, "LZF"),
            Map.entry(32001, "Blosc"),
            Map.entry(32004, "LZ4"),
            Map.entry(32008, "bitshuffle"),
            Map.entry(32013, "zfp"),
            Map.entry(32014, "fpzip"),
            Map.entry(32015, "Zstandard"),
            Map.entry(32017, "SZ"),
            Map.entry(32018, "FCIDECOMP"),
            Map.entry(32022, "BitGroom"),
            Map.entry(32023, "Granular BitRound"),
            Map.entry(32024, "SZ3"),
            Map.entry(32026, "Blosc2"),
            Map.entry(32028, "SPERR"),
            Map.entry(32030, "FFMPEG"));

    /// `32013 (zfp)`, with the file's own name for a filter that is not registered.
    String label() {
        String known = NAMES.getOrDefault(id, name);
        return known.isEmpty() ? Integer.toString(id) : id + " (" + known + ")";
    }

    boolean known() {
        return id == DEFLATE || id == SHUFFLE || id == FLETCHER32 || id == ZFP || ChunkFilter.of(id) != null;
    }

    /// Whether bytes are only moved or added to, so that the length behind it is known.
    boolean keepsLength() {
        ChunkFilter plugin = ChunkFilter.of(id);
        return id == SHUFFLE || id == FLETCHER32 || plugin != null && plugin.keepsLength(parameters);
    }
}
