package org.tessera.training.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tessera.error.MalformedException;

/// The names in `vars` of a relativity file: fixed or variable-length texts, or bytes.
final class VariableNames {

    private static final String VARS = "vars";

    private final Path path;

    VariableNames(Path path) {
        this.path = path;
    }

    List<String> read() {
        try (HdfFile file = new HdfFile(path)) {
            if (!(file.getByPath(VARS) instanceof Dataset names)) {
                throw new MalformedException(-1, "a dataset '" + VARS + "' with names of variables expected");
            }
            return texts(names.getData());
        } catch (io.jhdf.exceptions.HdfException e) {
            throw new MalformedException(
                    -1, "a dataset '" + VARS + "' with names of variables expected: " + e.getMessage());
        }
    }

    private static List<String> texts(Object data) {
        List<String> names = new ArrayList<>();
        if (data instanceof byte[][] rows) {
            for (byte[] row : rows) {
                names.add(new String(row, StandardCharsets.US_ASCII)
                        .replace("\0", "")
                        .strip());
            }
        } else if (data instanceof Object[] texts) {
            for (Object text : texts) {
                names.add(String.valueOf(text).strip());
            }
        } else {
            names.add(String.valueOf(data).strip());
        }
        return names;
    }
}
