package org.tessera.cli.reproduce;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.science.relativity.BlockQuality;

/// One way to store a set of blocks, measured.
///
/// @param part of the chapter
/// @param set of blocks
/// @param method how they were stored
/// @param setting what was asked
/// @param original bytes as 32-bit floats
/// @param bytes of everything but a shared model
/// @param model bytes of the model that decoding needs besides; 0 when there is none or it is embedded
/// @param held whether a bound was asked and held at every point; null without a bound
/// @param quality of what came back
/// @param encode MB/s of original values, checks and container included where there are any
/// @param decode MB/s
public record ChapterRow(
        String part,
        String set,
        String method,
        String setting,
        long original,
        long bytes,
        long model,
        @org.jspecify.annotations.Nullable Boolean held,
        BlockQuality quality,
        double encode,
        double decode) {

    public double ratio() {
        return (double) original / bytes;
    }

    /// Values of a file of which one in so many bytes must be saved until the shared model pays: blocks of it.
    public double paysAfter(int blockBytes) {
        return model / Math.max(1e-9, 1 - 1 / ratio()) / blockBytes;
    }

    /// Keys as in the other results.
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("part", part);
        map.put("set", set);
        map.put("codec", method);
        map.put("target", setting);
        map.put("original_bytes", original);
        map.put("bytes", bytes);
        map.put("ratio", ratio());
        map.put("model_bytes", model);
        if (held != null) {
            map.put("bound_held", held);
        }
        map.put("psnr_block_range", quality.psnr());
        map.put("psnr_published", quality.publishedPsnr());
        map.put("mse", quality.mse());
        map.put("mae", quality.mae());
        map.put("pearson", quality.correlation());
        map.put("mean_relative_error", quality.meanRelative());
        map.put("max_relative_error", quality.largestRelative());
        map.put("max_error", quality.largest());
        map.put("flat_blocks", quality.flat());
        map.put("exact_blocks", quality.exact());
        map.put("encode_mb_s", encode);
        map.put("decode_mb_s", decode);
        return map;
    }
}
