package org.tessera.formats.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.formats.Variable;

/// The committed files that `make_golden.py` wrote, and the values it put into them.
final class Golden {

    static final List<String> FILES = List.of(
            "plain_earliest.h5",
            "plain_latest.h5",
            "chunked_earliest.h5",
            "chunked_latest.h5",
            "deep_index.h5",
            "deep_tree.h5",
            "dense.h5",
            "old_groups.h5",
            "user_block.h5",
            "user_block_old.h5",
            "paged_space.h5",
            "kept_space.h5",
            "netcdf4.nc");

    private Golden() {}

    static byte[] bytes(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/hdf5/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Path copy(String file, Path folder) throws IOException {
        return Files.write(folder.resolve(file), bytes(file));
    }

    static Variable variable(Hdf5File file, String name) {
        return file.variables().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name));
    }

    /// `ramp()` of the script: the value at a flat index.
    static double ramp(long index) {
        return 7 * index % 100;
    }

    /// What the script wrote at a flat index of a dataset.
    static double expected(String name, long i) {
        return switch (name) {
            case "never" -> -9.5;
            case "zero" -> 0;
            case "none_written" -> 7.25;
            case "some" -> i / 12 >= 4 && i / 12 < 8 && i % 12 >= 4 ? ramp((i / 12 - 4) * 8 + i % 12 - 4) : -1;
            case "sparse" -> i >= 500 && i < 520 ? ramp(i - 500) : 0;
            case "paged" -> i < 40 ? ramp(i) : i >= 2500 && i < 2510 ? ramp(i - 2500) : 0;
            case "long" -> i < 100 ? ramp(i) : i >= 15000 && i < 15010 ? ramp(i - 15000) : 0;
            case "tree" -> i < 240 ? ramp(i) : 0;
            case "time" -> i;
            case "unwritten" -> 9.969209968386869e36;
            default -> ramp(i);
        };
    }

    static void assertExpected(String name, Field field) {
        ArrayField values = field.readAll();
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.value(i)).as("%s[%d]", name, i).isEqualTo(expected(name, i));
        }
    }
}
