package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.vdf.VdfShells;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.mesh.GlbWriter;
import org.tessera.formats.mesh.LevelSurface;
import org.tessera.formats.mesh.ShellFigure;
import org.tessera.formats.mesh.ShellPicture;
import org.tessera.formats.mesh.VtpWriter;
import org.tessera.science.mesh.Mesh;
import org.tessera.science.mesh.MeshEdges;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera vdf isosurface`
@Command(
        name = "isosurface",
        sortOptions = false,
        customSynopsis = "tessera vdf isosurface FILE [--cell ID] -o OUT [OPTIONS]",
        description = "Surfaces of equal phase-space density, by marching cubes: as a picture, or as a mesh for other"
                + " programs.",
        footer = {
            "",
            "Levels without --levels: 3e-15, 1e-14, 3e-14, 1e-13 and 2e-13 s3/m6. Points",
            "are in m/s for cells of a VLSV file, else counted in cells from 0.",
            "",
            "Examples:",
            "  tessera vdf isosurface f_50x50x50.f64 -o f.png",
            "      a picture, outer surfaces clear",
            "  tessera vdf isosurface bulk.vlsv --cell 10 -o f.vtp",
            "      triangles with normals and levels, for ParaView",
            "  tessera vdf isosurface f.npy --levels 1e-14,1e-13 -o f.glb",
            "      binary glTF, for browsers and Blender"
        })
final class VdfIsosurfaceCommand extends Verb {

    @Parameters(index = "0", paramLabel = "FILE", description = "File with a distribution: npy, raw, VTI, VLSV, ...")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(names = "--var", paramLabel = "NAME", description = "Which variable; the first when not given.")
    @Nullable
    String variable;

    @Option(
            names = "--cell",
            paramLabel = "ID",
            description = "ID of a cell of a VLSV file; else which of many, counted from 0.")
    @Nullable
    Long cell;

    @Mixin
    VdfPopulation population = new VdfPopulation();

    @Option(names = "--levels", split = ",", paramLabel = "F", description = "Densities, with commas between.")
    List<Double> levels = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "File to write: .png, .vtp or .glb.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        InputFile.checkOutput(input, output);
        AtomicOutput.check(output, force);
        String kind = kind();
        double[] wanted = levels();
        VdfSource source = VdfSource.read(input, inputOptions.open(), variable, cell, population);
        List<LevelSurface> surfaces = VdfShells.surfaces(source.values(), source.lattice(), wanted);
        if (surfaces.stream().allMatch(s -> s.mesh().triangleCount() == 0)) {
            double most = 0;
            for (double value : source.values()) {
                most = Math.max(most, value);
            }
            throw new IllegalArgumentException("no level lies within the distribution, whose largest value is "
                    + Text.format("%.4g", most) + ": say --levels");
        }
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            write(kind, out.path(), surfaces, source.unit());
            out.commit();
        }
        report(surfaces, source.unit());
        return ExitCode.OK;
    }

    private String kind() {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        for (String kind : List.of("png", "vtp", "glb")) {
            if (name.endsWith("." + kind)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("-o " + output + ": end the name in .png, .vtp or .glb");
    }

    /// Rising, each once.
    private double[] levels() {
        double[] wanted = levels.isEmpty()
                ? VdfShells.levels()
                : levels.stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .distinct()
                        .toArray();
        for (double level : wanted) {
            if (!(level > 0) || Double.isInfinite(level)) {
                throw new IllegalArgumentException("--levels must be above 0 and finite, found " + level);
            }
        }
        if (wanted.length > ShellPicture.MOST_SHELLS) {
            throw new IllegalArgumentException(
                    "--levels takes up to " + ShellPicture.MOST_SHELLS + ", found " + wanted.length);
        }
        return wanted;
    }

    private void write(String kind, Path file, List<LevelSurface> surfaces, String unit) throws IOException {
        switch (kind) {
            case "vtp" -> VtpWriter.write(file, surfaces);
            case "glb" -> GlbWriter.write(file, surfaces);
            default -> {
                String title = input.getFileName() + (cell == null ? "" : ", cell " + cell) + ": f, s\u00b3/m\u2076";
                Files.write(file, new ShellFigure(title, surfaces, List.of("vx", "vy", "vz"), unit).png());
            }
        }
    }

    private void report(List<LevelSurface> surfaces, String unit) throws IOException {
        say(Text.format("%s: %s", output, Text.bytes(Files.size(output))));
        say(Text.format("  %-10s %9s %9s  %-12s %s", "level", "points", "triangles", "volume", "border"));
        List<Map<String, Object>> list = new ArrayList<>();
        for (LevelSurface surface : surfaces) {
            Mesh mesh = surface.mesh();
            MeshEdges edges = MeshEdges.of(mesh);
            String volume = mesh.triangleCount() == 0 || !edges.isClosed() ? "-" : Text.format("%.4g", mesh.volume());
            say(Text.format(
                    "  %-10s %9d %9d  %-12s %s",
                    ShellFigure.label(surface.level()),
                    mesh.pointCount(),
                    mesh.triangleCount(),
                    volume,
                    mesh.triangleCount() == 0 ? "no such density" : edges.isClosed() ? "closed" : "open at the edge"));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("level", surface.level());
            map.put("points", mesh.pointCount());
            map.put("triangles", mesh.triangleCount());
            map.put("area", mesh.area());
            map.put("closed", edges.isClosed());
            map.put("volume", edges.isClosed() ? mesh.volume() : null);
            list.add(map);
        }
        say("  volume in (" + unit + ")^3");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", output.toString());
        map.put("unit", unit);
        map.put("surfaces", list);
        sayJson(map);
    }
}
