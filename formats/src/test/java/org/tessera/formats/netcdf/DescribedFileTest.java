package org.tessera.formats.netcdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.Judges;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;

/// NetCDF-4 becomes NetCDF classic and keeps its meaning.
class DescribedFileTest {

    @TempDir
    Path folder;

    private Path source;
    private Path target;
    private List<String> notices;

    @BeforeEach
    void write() throws Exception {
        source = folder.resolve("a.nc");
        try (InputStream in = getClass().getResourceAsStream("/hdf5/netcdf4.nc")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        target = folder.resolve("b.nc");
        try (Dataset dataset = Formats.detect(source, OpenOptions.NONE).open(source, OpenOptions.NONE)) {
            notices = NetcdfWriter.write(target, dataset);
        }
    }

    @Test
    void write_ofNetcdf4_keepsAxesAttributesAndValues() throws Exception {
        try (NetcdfFile file = NetcdfFile.open(target)) {
            Schema schema = file.schema();
            assertThat(schema.dimensions().stream().map(Header.Dimension::name))
                    .containsExactlyInAnyOrder("time", "lat", "lon");
            assertThat(schema.records()).isEqualTo(2);
            assertThat(schema.attributes().stream().map(Header.TypedAttribute::name))
                    .containsExactly("title");
            Schema.Array t = schema.arrays().stream()
                    .filter(array -> array.name().equals("t"))
                    .findFirst()
                    .orElseThrow();
            assertThat(t.axes().stream()
                            .map(axis -> schema.dimensions().get(axis).name()))
                    .containsExactly("time", "lat", "lon");
            Header.TypedAttribute range = t.attributes().stream()
                    .filter(each -> each.name().equals("valid_range"))
                    .findFirst()
                    .orElseThrow();
            assertThat(range.type()).isEqualTo(NetcdfType.FLOAT);
            try (Dataset before = Formats.detect(source, OpenOptions.NONE).open(source, OpenOptions.NONE)) {
                for (Variable variable : before.variables()) {
                    Variable after = file.variables().stream()
                            .filter(each -> each.name().equals(variable.name()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(after.field().readAll().array())
                            .as(variable.name())
                            .isEqualTo(variable.field().readAll().array());
                }
            }
        }
    }

    @Test
    void write_ofTextsOfVariableLength_namesThem() {
        assertThat(notices).containsExactly("NetCDF classic cannot hold and leaves out: names");
    }

    @Test
    void write_ofNetcdf4_hasTheHeaderThatNcdumpShows() throws Exception {
        assertThat(header(target)).isEqualTo(header(source));
    }

    private static List<String> header(Path file) throws Exception {
        return Judges.ncdumpHeader(file)
                .lines()
                .filter(line -> !line.startsWith("netcdf ") && !line.contains("string names"))
                .sorted()
                .toList();
    }
}
