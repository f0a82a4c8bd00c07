package org.tessera.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Box;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.SpatialVariable;
import org.tessera.formats.vlsv.VlsvFile;
import org.tessera.science.vdf.Alignment;
import org.tessera.science.vdf.Moments;
import org.tessera.science.vdf.NonMaxwellianity;
import org.tessera.science.vdf.PressureTensor;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera vdf moments`
@Command(
        name = "moments",
        sortOptions = false,
        customSynopsis = "tessera vdf moments FILE.vlsv --cell ID [OPTIONS]",
        description = "Density, bulk velocity, pressure tensor, temperatures along and across the magnetic field, heat"
                + " flux and non-Maxwellianity of one cell, in SI units.",
        footer = {
            "",
            "The field is that of the file (vg_b_vol, B_vol); where it has none for the",
            "cell, the axis of symmetry of the pressure tensor is taken, and said so.",
            "",
            "Examples:",
            "  tessera vdf moments bulk.vlsv --cell 10",
            "      of protons",
            "  tessera vdf moments bulk.vlsv --cell 10 --field 0,0,1",
            "      along z, whatever the field is",
            "  tessera vdf moments bulk.vlsv --cell 10 --pop helium --mass 6.6465e-27",
            "      of other particles"
        })
final class VdfMomentsCommand extends Verb {

    @Parameters(index = "0", paramLabel = "FILE.vlsv", description = "A VLSV file.")
    @SuppressWarnings("NullAway.Init")
    Path input;

    @Option(names = "--cell", required = true, paramLabel = "ID", description = "ID of a cell; vdf list says which.")
    long cell;

    @Mixin
    VdfPopulation population = new VdfPopulation();

    @Option(names = "--field", split = ",", paramLabel = "B", description = "Direction that counts as parallel.")
    double @Nullable [] field;

    @Option(names = "--mass", paramLabel = "KG", description = "Mass of a particle; a proton's when not given.")
    double mass = Moments.PROTON;

    @Override
    Path subject() {
        return input;
    }

    @Override
    int run() throws Exception {
        InputFile.check(input);
        try (VlsvFile file = VlsvFile.open(input)) {
            Population all = population.of(file);
            SparseDistribution sparse = all.read(all.indexOf(cell));
            @Nullable Box box = sparse.boundingBox();
            if (box == null) {
                throw new IllegalArgumentException("cell " + cell + " has no blocks, so it has no moments");
            }
            VelocityDistribution f = sparse.dense(box);
            Moments moments = Moments.of(f, mass);
            report(f, moments, alignment(file, moments));
        }
        return ExitCode.OK;
    }

    private Alignment alignment(VlsvFile file, Moments moments) {
        if (field != null) {
            if (field.length != 3) {
                throw new IllegalArgumentException("--field wants BX,BY,BZ, found " + field.length + " numbers");
            }
            return Alignment.field(field[0], field[1], field[2]);
        }
        for (String name : new String[] {"vg_b_vol", "B_vol", "vg_b_background_vol"}) {
            SpatialVariable b = SpatialVariable.find(file, name);
            OptionalInt at = b == null ? OptionalInt.empty() : b.indexOf(cell);
            if (b != null && at.isPresent() && b.vector() == 3) {
                double[] value = b.read(at.getAsInt());
                if (value[0] != 0 || value[1] != 0 || value[2] != 0) {
                    return Alignment.field(value[0], value[1], value[2]);
                }
            }
        }
        return Alignment.tensor(moments);
    }

    private void report(VelocityDistribution f, Moments moments, Alignment along) {
        PressureTensor p = moments.pressure();
        double epsilon = NonMaxwellianity.of(f, moments, along);
        String by = along.source() == Alignment.Source.FIELD ? "the magnetic field" : "the axis of the pressure tensor";
        say("cell " + cell + " of " + input);
        line("density", "1/m3", moments.density());
        line("bulk velocity", "m/s", moments.vx(), moments.vy(), moments.vz());
        line("pressure xx yy zz", "Pa", p.xx(), p.yy(), p.zz());
        line("pressure xy xz yz", "Pa", p.xy(), p.xz(), p.yz());
        line("temperature", "K", moments.temperature());
        line("  parallel", "K", along.parallel(moments));
        line("  perpendicular", "K", along.perpendicular(moments));
        say("  parallel is along (" + Text.general(along.x()) + ", " + Text.general(along.y()) + ", "
                + Text.general(along.z()) + "), " + by);
        line("heat flux", "W/m2", moments.qx(), moments.qy(), moments.qz());
        line("non-Maxwellianity", "(0 bi-Maxwellian, 1 nothing alike)", epsilon);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", input.toString());
        map.put("cell", cell);
        map.put("density", moments.density());
        map.put("velocity", List.of(moments.vx(), moments.vy(), moments.vz()));
        map.put("pressure_diagonal", List.of(p.xx(), p.yy(), p.zz()));
        map.put("pressure_offdiagonal_xy_xz_yz", List.of(p.xy(), p.xz(), p.yz()));
        map.put("temperature", moments.temperature());
        map.put("temperature_parallel", along.parallel(moments));
        map.put("temperature_perpendicular", along.perpendicular(moments));
        map.put("parallel_direction", List.of(along.x(), along.y(), along.z()));
        map.put("parallel_by", along.source().name().toLowerCase(java.util.Locale.ROOT));
        map.put("heat_flux", List.of(moments.qx(), moments.qy(), moments.qz()));
        map.put("non_maxwellianity", epsilon);
        sayJson(map);
    }

    private void line(String name, String unit, double... values) {
        StringBuilder text = new StringBuilder(Text.format("  %-18s", name));
        for (double value : values) {
            text.append("  ").append(Text.general(value));
        }
        say(text + " " + unit);
    }
}
