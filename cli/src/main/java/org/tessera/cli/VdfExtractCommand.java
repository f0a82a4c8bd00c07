package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.formats.Formats;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VlsvFile;
import org.tessera.formats.vti.Grid;
import org.tessera.formats.vti.VtiWriter;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityAxis;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.science.vdf.VelocityGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera vdf extract`
@Command(
        name = "extract",
        sortOptions = false,
        customSynopsis = "tessera vdf extract FILE.vlsv --cell ID -o OUT [OPTIONS]",
        description = "Writes the velocity distribution of one cell as a dense array, vz slowest and vx fastest.",
        footer = {
            "",
            "--box 25 takes 25 cells to each side of the peak (50^3); beyond the mesh",
            "the density is 0. --box all takes the blocks there are, --box mesh all of",
            "the velocity mesh.",
            "",
            "Examples:",
            "  tessera vdf extract bulk.vlsv --cell 10 -o f.npy",
            "      50^3 around the peak",
            "  tessera vdf extract bulk.vlsv --cell 10 --box all -o f.vti",
            "      all its blocks, with velocities in m/s, for ParaView",
            "  tessera vdf extract bulk.vlsv --cell 10 --box 20 -o f_40x40x40.f32",
            "      plain floats"
        })
final class VdfExtractCommand extends Verb {

    @Parameters(index = "0", paramLabel = "FILE.vlsv", description = "A VLSV file.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(names = "--cell", required = true, paramLabel = "ID", description = "ID of a cell; vdf list says which.")
    long cell;

    @Mixin
    VdfPopulation population = new VdfPopulation();

    @Mixin
    VdfBox box = new VdfBox();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "File to write: .npy, .vti, .h5, .nc, or .f32, .f64, .raw for plain values.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        InputFile.checkOutput(input, output);
        AtomicOutput.check(output, force);
        try (VlsvFile file = VlsvFile.open(input)) {
            Population all = population.of(file);
            SparseDistribution sparse = all.read(all.indexOf(cell));
            Box part = box.of(sparse, cell);
            VelocityDistribution dense = sparse.dense(part);
            write(typed(dense).field("f"), dense.grid());
            report(all, sparse, part, dense);
        }
        return ExitCode.OK;
    }

    /// The ending of a plain file says the type of its values.
    private VelocityDistribution typed(VelocityDistribution dense) {
        return switch (ending()) {
            case "f32" -> VelocityDistribution.rounded(dense.grid(), ElementType.F32, dense.values());
            case "f64", "d64" -> VelocityDistribution.rounded(dense.grid(), ElementType.F64, dense.values());
            default -> dense;
        };
    }

    private String ending() {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void write(ArrayField field, VelocityGrid grid) throws java.io.IOException {
        String kind = switch (ending()) {
            case "npy", "vti" -> ending();
            case "h5", "hdf5" -> "hdf5";
            case "nc" -> "netcdf";
            case "f32", "f64", "d64", "raw", "bin", "dat" -> Formats.RAW;
            default ->
                throw new IllegalArgumentException("-o " + output
                        + ": end the name in .npy, .vti, .h5, .nc, or .f32, .f64 or .raw for plain values");
        };
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            if (kind.equals("vti")) {
                VtiWriter.write(out.path(), List.of(field), points(grid));
            } else {
                Formats.writer(kind).write(out.path(), List.of(field), Map.of());
            }
            out.commit();
        }
    }

    /// Values lie in the middle of cells.
    private static Grid points(VelocityGrid grid) {
        VelocityAxis x = grid.x();
        VelocityAxis y = grid.y();
        VelocityAxis z = grid.z();
        return new Grid(
                new double[] {z.centre(0), y.centre(0), x.centre(0)},
                new double[] {z.spacing(), y.spacing(), x.spacing()});
    }

    private void report(Population all, SparseDistribution sparse, Box part, VelocityDistribution dense)
            throws java.io.IOException {
        VelocityGrid grid = dense.grid();
        double inside = sum(dense.values());
        double whole = sum(sparse.values());
        double share = whole == 0 ? 1 : inside / whole;
        say(Text.format(
                "%s: cell %d of %s, %s %s, cells %s of the mesh (vz, vy, vx), %s",
                output,
                cell,
                all.name(),
                typed(dense).type().label(),
                grid.shape(),
                part,
                Text.bytes(Files.size(output))));
        say(Text.format(
                "  vx %s to %s m/s, vy %s to %s, vz %s to %s; %s %% of the density lies in the box",
                Text.general(grid.x().min()),
                Text.general(grid.x().max()),
                Text.general(grid.y().min()),
                Text.general(grid.y().max()),
                Text.general(grid.z().min()),
                Text.general(grid.z().max()),
                Text.general(100 * share)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", output.toString());
        map.put("cell", cell);
        map.put("population", all.name());
        map.put("shape", List.of(grid.z().cells(), grid.y().cells(), grid.x().cells()));
        map.put("box", part.toString());
        map.put(
                "spacing",
                List.of(grid.z().spacing(), grid.y().spacing(), grid.x().spacing()));
        map.put("min", List.of(grid.z().min(), grid.y().min(), grid.x().min()));
        map.put("share_of_density", share);
        sayJson(map);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
