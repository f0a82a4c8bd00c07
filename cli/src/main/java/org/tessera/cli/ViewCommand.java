package org.tessera.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.Tessera;
import org.tessera.cli.report.SlicePage;
import org.tessera.cli.view.Sheet;
import org.tessera.cli.view.SlicePlan;
import org.tessera.cli.view.SliceView;
import org.tessera.cli.view.ValueScale;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.formats.png.ColorMap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera view`
@Command(
        name = "view",
        sortOptions = false,
        customSynopsis = "tessera view A [B] [-o OUT.png|OUT.html] [OPTIONS]",
        description = "Draws a slice of a field; with a second file also its reconstruction, the error between"
                + " them, the error's histogram and a profile.",
        footer = {
            "",
            "Examples:",
            "  tessera view run.h5 --var rho",
            "      the middle slice; writes run.h5.png",
            "  tessera view run.h5 run.h5.tess --axis 2 --index 40 -o rho.html",
            "      original, reconstruction and error side by side, as a page",
            "  tessera view sky.npy sky.npy.tess --scale asinh --map gray -o sky.png",
            "      faint and bright parts at once"
        })
final class ViewCommand extends Verb {

    private static final int MOST_POINTS = 512;

    @Parameters(index = "0", paramLabel = "A", description = "The original, or the only file.")
    @SuppressWarnings("NullAway.Init")
    Path first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "The reconstruction; .tess too.")
    @Nullable
    Path second;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "File to write, .png or .html; the last file's name with .png when not given.")
    @Nullable
    Path output;

    @Option(
            names = {"-f", "--force"},
            description = "Overwrite OUT.")
    boolean force;

    @Option(
            names = "--var",
            paramLabel = "NAME",
            description = "Which variable; A's name=B's name where they differ. The first when not given.")
    @Nullable
    String variable;

    @Option(names = "--axis", paramLabel = "N", description = "Axis to cut, 0 is the slowest.")
    int axis;

    @Option(names = "--index", paramLabel = "I", description = "Where to cut it; the middle when not given.")
    @Nullable
    Long index;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "linear, log or asinh; what suits the values when not given.")
    String scale = ValueScale.AUTO.label();

    @Option(
            names = "--map",
            paramLabel = "MAP",
            description = "Colours: blue-yellow, blue-brown (diverging), heat, gray; what suits the values when not"
                    + " given. All keep their order in print and for the colour-blind.")
    @Nullable
    String map;

    @Option(names = "--fill", paramLabel = "V", description = "A value that means no data. May be repeated.")
    List<Double> fills = new ArrayList<>();

    @Override
    Path subject() {
        return second == null ? first : second;
    }

    @Override
    int run() throws Exception {
        SlicePlan plan = plan();
        Path out = output != null ? output : Path.of(subject() + ".png");
        boolean page = isPage(out);
        AtomicOutput.check(out, force);
        ViewedSlice seen = second == null
                ? ViewedSlice.of(first, inputOptions.open(), variable, fills, plan)
                : ViewedSlice.of(first, second, inputOptions.open(), variable, fills, plan);
        SliceView view = seen.view();
        try (AtomicOutput file = new AtomicOutput(out, force)) {
            Files.write(file.path(), page ? html(seen) : sheet(seen).png());
            file.commit();
        }
        seen.notices().forEach(this::note);
        say(seen.title());
        say(seen.subtitle());
        view.notes().forEach(this::say);
        say("wrote " + out);
        sayJson(json(seen, out));
        return ExitCode.OK;
    }

    private SlicePlan plan() {
        if (index != null && index < 0) {
            throw new IllegalArgumentException("--index counts from 0, found " + index);
        }
        return new SlicePlan(
                axis,
                index == null ? -1 : index,
                MOST_POINTS,
                ValueScale.parse(scale),
                map == null ? null : ColorMap.parse(map));
    }

    private static boolean isPage(Path out) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return false;
        }
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return true;
        }
        throw new IllegalArgumentException("the ending of " + out + " says no kind: use .png or .html");
    }

    private static Sheet sheet(ViewedSlice seen) {
        return new Sheet(seen.title(), seen.subtitle(), seen.view(), seen.histogram(), seen.bound());
    }

    private static byte[] html(ViewedSlice seen) {
        return SlicePage.html(
                        seen.title(),
                        seen.subtitle(),
                        seen.view(),
                        seen.histogram(),
                        seen.check(),
                        "tessera " + Tessera.VERSION)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(ViewedSlice seen, Path out) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("output", out.toString());
        map.put("name", seen.name());
        map.put("slice", seen.view().where());
        map.put("scale", seen.view().scaleName());
        map.put("map", seen.view().map().label());
        map.put("low", seen.view().values().low());
        map.put("high", seen.view().values().high());
        map.put("notes", seen.view().notes());
        return map;
    }
}
