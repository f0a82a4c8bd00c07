package org.tessera.cli.vdf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.science.vdf.NotebookStatistics;

/// What a method made of a distribution.
///
/// @param bytes of the whole file
/// @param ratio of the bytes of the values to those
/// @param bound that the file states and that holds at every point
/// @param statistics as they should be
/// @param original as the original comparison counts them
/// @param encode seconds, verification included
/// @param decode seconds
public record MethodRow(
        Method method,
        long bytes,
        double ratio,
        double bound,
        String codecs,
        NotebookStatistics statistics,
        NotebookStatistics original,
        double encode,
        double decode,
        ArrayField restored) {

    /// The method's codec as text.
    public OptionText codec() {
        return method.codec();
    }

    /// For `--json`.
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("method", method.name());
        map.put("codec", method.codec().toString());
        map.put("target", method.target().text());
        map.put("codecs", codecs);
        map.put("bytes", bytes);
        map.put("ratio", ratio);
        map.put("bound", bound);
        map.put("statistics", statistics.json());
        map.put("original_definitions", original.json());
        map.put("time:compress", 1e3 * encode);
        map.put("time:decompress", 1e3 * decode);
        return map;
    }
}
