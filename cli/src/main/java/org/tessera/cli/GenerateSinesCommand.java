package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Formats;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.science.SineProducts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tessera generate sines`
@Command(
        name = "sines",
        sortOptions = false,
        customSynopsis = "tessera generate sines -o FILE.npy --k K1,K2,K3 [--k ...] [--size N]",
        description = "sin(2 pi k1 x) sin(2 pi k2 y) sin(2 pi k3 z) on [-1, 1]^3; several --k are averaged.",
        footer = {
            "",
            "Examples:",
            "  tessera generate sines -o s.npy --k 2,2,2",
            "      on 40^3 points",
            "  tessera generate sines -o s.npy --k 3,4,5 --size 128",
            "      a finer cube",
            "  tessera generate sines -o s.h5 --k 2,2,2 --k 3,3,3 --k 5,5,5",
            "      three superposed, in HDF5"
        })
final class GenerateSinesCommand extends Verb {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "File to write: .npy, .h5, .nc, .vti, or anything else for raw floats.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @Option(names = "--k", required = true, paramLabel = "K1,K2,K3", description = "Wave numbers along x, y, z.")
    List<String> numbers = List.of();

    @Option(names = "--size", paramLabel = "N", description = "Points along each axis; 40 when not given.")
    int size = 40;

    @Override
    int run() throws Exception {
        AtomicOutput.check(output, force);
        float[] values = SineProducts.cube(waves(), size);
        ArrayField field = ArrayField.of(new FieldSpec("sines", ElementType.F32, Shape.of(size, size, size)), values);
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            Formats.writer(kind()).write(out.path(), List.of(field), Map.of());
            out.commit();
        }
        say(output + ": " + size + "^3 floats, " + Text.bytes(Files.size(output)));
        sayJson(Map.of("file", output.toString(), "shape", List.of(size, size, size)));
        return ExitCode.OK;
    }

    private String kind() {
        String name = String.valueOf(output.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "npy", "vti" -> ending;
            case "h5", "hdf5" -> "hdf5";
            case "nc" -> "netcdf";
            default -> Formats.RAW;
        };
    }

    private List<int[]> waves() {
        List<int[]> waves = new ArrayList<>();
        for (String text : numbers) {
            String[] parts = text.split(",", -1);
            int[] k = new int[3];
            try {
                for (int axis = 0; axis < 3; axis++) {
                    k[axis] = Integer.parseInt(parts[parts.length == 1 ? 0 : axis].strip());
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("--k wants K or K1,K2,K3, found '" + text + "'", e);
            }
            waves.add(k);
        }
        return waves;
    }
}
