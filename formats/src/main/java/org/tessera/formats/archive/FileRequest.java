package org.tessera.formats.archive;

import java.util.List;
import java.util.Map;
import org.tessera.container.CompressorOptions;
import org.tessera.formats.OpenOptions;

/// What to do with a file.
///
/// @param open what the user says about the file: shape, element type, kind
/// @param variables globs of the variables to take under the bound; empty for every numeric array that is not a
/// coordinate
/// @param options target, codec, masks, threads; fills of the file are added to its rules; of several variables, the
/// chunk sizes apply to those with as many axes
/// @param fileFills whether fill values and valid ranges that the file names are masked
/// @param provenance entries to write besides those of the source
public record FileRequest(
        OpenOptions open,
        List<String> variables,
        CompressorOptions options,
        boolean fileFills,
        Map<String, String> provenance) {

    public FileRequest {
        variables = List.copyOf(variables);
        provenance = Map.copyOf(provenance);
    }
}
