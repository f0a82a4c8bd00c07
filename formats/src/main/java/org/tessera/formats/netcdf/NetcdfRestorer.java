package org.tessera.formats.netcdf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.error.MalformedException;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.MappedArray;

/// Puts decoded values into a file that holds the template. Places are taken only where the header of the template
/// says the same as the container.
final class NetcdfRestorer {

    private final FileChannel channel;
    private final Map<Placed, SlabPlacement> places = new LinkedHashMap<>();

    private NetcdfRestorer(FileChannel channel, List<Placed> variables) {
        this.channel = channel;
        for (Placed variable : variables) {
            SlabPlacement placement = SlabPlacement.parse(variable.placement());
            placement.place().checkAlike(variable);
            places.put(variable, placement);
        }
    }

    static void restore(Path file, List<Placed> variables) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new NetcdfRestorer(channel, variables).restore();
        }
    }

    private void restore() throws IOException {
        long bytes = fileBytes();
        try (Arena arena = Arena.ofShared()) {
            check(Contents.read(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena), bytes));
            MemorySegment file = channel.map(MapMode.READ_WRITE, 0, bytes, arena);
            for (var entry : places.entrySet()) {
                Placed variable = entry.getKey();
                SlabPlacement placement = entry.getValue();
                MappedArray.in(file, variable.name(), placement.place(), placement.pitch())
                        .putAll(variable.values());
            }
        }
    }

    /// Values at the end may make the file longer, by themselves and no more: a file from a stranger must not be able
    /// to ask for a terabyte with a few bytes.
    private long fileBytes() throws IOException {
        long end = channel.size();
        long most = end;
        for (SlabPlacement placement : places.values()) {
            end = Math.max(end, placement.end());
            most += Math.min(placement.place().bytes(), Long.MAX_VALUE - most);
        }
        if (end > most) {
            throw new MalformedException(-1, "values that end at byte " + end + " of a file of at most " + most);
        }
        return end;
    }

    private void check(Contents contents) {
        places.forEach((variable, placement) -> {
            StoredArray array = contents.arrays().get(variable.name());
            if (array == null || !array.placement().equals(placement)) {
                throw new MalformedException(
                        -1,
                        "the template holds no variable like '" + variable.name() + "': "
                                + variable.values().spec());
            }
        });
    }
}
