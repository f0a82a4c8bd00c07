package org.tessera.formats.netcdf;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.formats.netcdf.Header.StoredVariable;

/// Everything that a header says, checked against the size of its file.
///
/// @param arrays those variables that are arrays of numbers, by name, in the order of the file
record Contents(Header header, Layout layout, Map<String, StoredArray> arrays) {

    /// @param file its bytes; of values at the end some may be missing
    /// @param fileBytes size of the whole file
    /// @throws org.tessera.error.CompressionException when the file is damaged
    static Contents read(MemorySegment file, long fileBytes) {
        Header header = HeaderParser.parse(file);
        Layout layout = Layout.of(header, fileBytes);
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        for (StoredVariable stored : header.variables()) {
            StoredArray array = StoredArray.of(stored, layout);
            if (array != null) {
                arrays.put(stored.name(), array);
            }
        }
        return new Contents(header, layout, arrays);
    }
}
