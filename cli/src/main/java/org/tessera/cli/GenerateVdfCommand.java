package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.tessera.field.ElementType;
import org.tessera.formats.Formats;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.science.vdf.Alignment;
import org.tessera.science.vdf.BiMaxwellian;
import org.tessera.science.vdf.BowShock;
import org.tessera.science.vdf.KappaParticles;
import org.tessera.science.vdf.Moments;
import org.tessera.science.vdf.Particles;
import org.tessera.science.vdf.Plasma;
import org.tessera.science.vdf.Ring;
import org.tessera.science.vdf.Shell;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.science.vdf.VelocityGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tessera generate vdf`
@Command(
        name = "vdf",
        sortOptions = false,
        customSynopsis = "tessera generate vdf -o FILE [--kind KIND] [OPTIONS]",
        description = "One velocity distribution of protons, vz slowest and vx fastest, as floats (doubles where the"
                + " name ends in .f64); 0 below the threshold.",
        footer = {
            "",
            "Kinds: maxwellian, beam, ring, shell, kappa, and foreshock, upstream of a bow",
            "shock. A seed changes speeds, temperatures and directions.",
            "",
            "Examples:",
            "  tessera generate vdf -o f.npy",
            "      foreshock, 50^3, from -1500 to 1500 km/s",
            "  tessera generate vdf -o ring_64x64x64.f64 --kind ring --size 64",
            "      plain doubles",
            "  tessera generate vdf -o k.npy --kind kappa --seed 7 --threshold 1e-17",
            "      another one, with wide tails"
        })
final class GenerateVdfCommand extends Verb {

    private static final double SPEED = 450e3;
    private static final double THERMAL = 80e3;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "File to write: .npy, .h5, .nc, .vti, or anything else for raw values.")
    @SuppressWarnings("NullAway.Init") // required
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite the file.")
    boolean force;

    @Option(names = "--kind", paramLabel = "KIND", description = "foreshock when not given.")
    String kind = "foreshock";

    @Option(names = "--size", paramLabel = "N", description = "Cells along each axis; 50 when not given.")
    int size = 50;

    @Option(names = "--extent", paramLabel = "V", description = "Reaches from -V to V m/s; 1500000 when not given.")
    double extent = 1500e3;

    @Option(names = "--seed", paramLabel = "N", description = "1 when not given.")
    long seed = 1;

    @Option(names = "--threshold", paramLabel = "F", description = "In s3/m6; 1e-15 when not given.")
    double threshold = 1e-15;

    @Override
    int run() throws Exception {
        if (size < 4 || size > 512 || !(extent > 0) || !(threshold >= 0)) {
            throw new IllegalArgumentException(
                    "--size from 4 to 512, --extent above 0 and --threshold from 0 expected");
        }
        Plasma plasma = plasma();
        AtomicOutput.check(output, force);
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        ElementType type = name.endsWith(".f64") ? ElementType.F64 : ElementType.F32;
        VelocityDistribution f = plasma.dense(VelocityGrid.cube(extent, size), type, threshold);
        try (AtomicOutput out = new AtomicOutput(output, force)) {
            Formats.writer(writer(name)).write(out.path(), List.of(f.field("f")), Map.of());
            out.commit();
        }
        Moments moments = Moments.of(f, Moments.PROTON);
        say(Text.format(
                "%s: %s, %d^3 %s, n %s 1/m3, V %s m/s, T %s K, %s",
                output,
                kind,
                size,
                type.label(),
                Text.general(moments.density()),
                Text.general(moments.speed()),
                Text.general(moments.temperature()),
                Text.bytes(Files.size(output))));
        sayJson(Map.of(
                "file", output.toString(),
                "kind", kind,
                "shape", List.of(size, size, size),
                "density", moments.density(),
                "temperature", moments.temperature()));
        return ExitCode.OK;
    }

    private static String writer(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "npy" -> "npy";
            case "vti" -> "vti";
            case "h5", "hdf5" -> "hdf5";
            case "nc" -> "netcdf";
            default -> Formats.RAW;
        };
    }

    private Plasma plasma() {
        Random random = new Random(seed);
        double vx = -SPEED * (0.8 + 0.4 * random.nextDouble());
        double vy = SPEED * (random.nextDouble() - 0.5);
        double thermal = THERMAL * (0.8 + 0.5 * random.nextDouble());
        double density = 1e6 * (1 + 4 * random.nextDouble());
        Alignment along = Alignment.field(1, random.nextDouble(), random.nextDouble() - 0.5);
        Particles core = new BiMaxwellian(density, vx, vy, 0, along, thermal, 1.4 * thermal);
        return switch (kind) {
            case "maxwellian" -> new Plasma(List.of(core));
            case "beam" ->
                new Plasma(List.of(
                        core,
                        new BiMaxwellian(
                                0.02 * density,
                                vx + 2 * SPEED * along.x(),
                                vy + 2 * SPEED * along.y(),
                                2 * SPEED * along.z(),
                                along,
                                1.3 * thermal,
                                2 * thermal)));
            case "ring" -> new Plasma(List.of(core, Ring.of(0.05 * density, vx, vy, 0, along, SPEED, 1.3 * thermal)));
            case "shell" -> new Plasma(List.of(core, Shell.of(0.1 * density, vx, vy, 0, SPEED, 1.5 * thermal)));
            case "kappa" -> new Plasma(List.of(new KappaParticles(density, vx, vy, 0, thermal, 3)));
            case "foreshock" -> new BowShock(seed).at(0.45 + 0.1 * random.nextDouble(), random.nextDouble());
            default ->
                throw new IllegalArgumentException(
                        "--kind wants maxwellian, beam, ring, shell, kappa or foreshock, found '" + kind + "'");
        };
    }
}
