package org.tessera.formats.pvd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.vti.XmlTags;

/// What a `.pvd` file says: the files of the series, each once, and the time of each.
///
/// Source: the ParaView wiki, "ParaView data formats", on the PVD file format.
///
/// @param files names relative to the folder, never outside of it, in the order of the file; with the time as text
record Collection(Map<String, String> files) {

    private static final int MOST_FILES = 1 << 16;

    static Collection read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            Map<String, String> files = new LinkedHashMap<>();
            for (XmlTags.Tag tag : XmlTags.read(bytes, "AppendedData")) {
                String file = tag.attributes().get("file");
                if (tag.name().equals("DataSet")) {
                    if (file == null || files.size() == MOST_FILES) {
                        throw new MalformedException(
                                tag.start(),
                                file == null ? "a step that names no file" : "more than " + MOST_FILES + " steps");
                    }
                    check(file, tag.start());
                    files.putIfAbsent(file, tag.attributes().getOrDefault("timestep", ""));
                }
            }
            return new Collection(files);
        }
    }

    /// A series that is opened or restored reads and writes nothing outside of its folder.
    private static void check(String file, long at) {
        boolean inside = !file.isBlank() && file.indexOf('\\') < 0 && file.indexOf(':') < 0 && file.indexOf('\0') < 0;
        try {
            Path path = Path.of(file);
            for (Path part : path) {
                String name = part.toString();
                inside &= !name.equals("..") && !name.equals(".") && !name.isEmpty();
            }
            inside &= !path.isAbsolute() && path.toString().equals(file);
        } catch (InvalidPathException e) {
            inside = false;
        }
        if (!inside) {
            throw new MalformedException(
                    at, "a series names files in its own folder or below it, found '" + file + "'");
        }
        String lower = file.toLowerCase(Locale.ROOT);
        for (String ending : List.of(".pvti", ".pvtu", ".pvtr", ".pvts", ".pvtp", ".vtm", ".vthb", ".pvd")) {
            if (lower.endsWith(ending)) {
                throw new UnsupportedException("a series whose steps are spread over further files (" + file
                        + ") is not read: write each step as one .vti file");
            }
        }
    }

    /// What the variables of each file are called by: its name without the folder that all share, and without ending.
    Map<String, String> steps() {
        List<String> names = new ArrayList<>(files.keySet());
        String common = names.isEmpty() ? "" : folder(names.getFirst());
        for (String name : names) {
            while (!name.startsWith(common)) {
                common = folder(common.substring(0, common.length() - 1));
            }
        }
        Map<String, String> steps = new LinkedHashMap<>();
        for (String name : names) {
            String step = name.substring(common.length());
            int dot = step.lastIndexOf('.');
            steps.put(name, dot > step.lastIndexOf('/') + 1 ? step.substring(0, dot) : step);
        }
        return steps;
    }

    /// With the slash behind it.
    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
