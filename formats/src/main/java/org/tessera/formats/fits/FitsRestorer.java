package org.tessera.formats.fits;

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
import java.util.stream.Collectors;
import org.tessera.error.MalformedException;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.contiguous.MappedArray;

/// Puts decoded values into a file that holds the template, and makes the checksums of changed HDUs right again.
/// Places are taken only where the headers of the template say the same as the container.
final class FitsRestorer {

    private final Path file;
    private final List<Placed> variables;

    private FitsRestorer(Path file, List<Placed> variables) {
        this.file = file;
        this.variables = variables;
    }

    static void restore(Path file, List<Placed> variables) throws IOException {
        if (!variables.isEmpty()) {
            new FitsRestorer(file, variables).restore();
        }
    }

    /// An image, where the container says it lies, and its values in the type of the file.
    record Target(Image image, ImagePlace place, Field values) {}

    private void restore() throws IOException {
        Map<Integer, Target> tiled = new LinkedHashMap<>();
        List<Hdu> hdus;
        try (Arena arena = Arena.ofShared();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment bytes = channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
            hdus = HduList.read(bytes);
            Map<String, Image> images =
                    Image.among(hdus).stream().collect(Collectors.toMap(Image::name, image -> image, (a, b) -> a));
            for (Placed variable : variables) {
                Target target = target(variable, images.get(variable.name()));
                if (target.place().tiled()) {
                    tiled.put(target.place().hdu(), target);
                } else {
                    put(bytes, target);
                }
            }
        }
        if (!tiled.isEmpty()) {
            new UntiledFile(file, hdus, tiled).write();
        }
    }

    private static void put(MemorySegment bytes, Target target) throws IOException {
        ContiguousPlacement place = target.place().place();
        long pitch = place.bytes() / place.shape().size(0);
        MappedArray.in(bytes, target.image().name(), place, pitch).putAll(target.values());
        Hdu hdu = target.image().hdu();
        if (hdu.cards().has("DATASUM") || hdu.cards().has("CHECKSUM")) {
            long sum = Checksums.sum(bytes, hdu.dataOffset(), hdu.end());
            if (sum != target.place().sum()) {
                Checksums.renew(bytes, hdu, sum);
            }
        }
    }

    private static Target target(Placed variable, @org.jspecify.annotations.Nullable Image image) {
        ImagePlace place = ImagePlace.parse(variable.placement());
        FieldSpec found = variable.values().spec();
        boolean like = image != null
                && ImagePlace.of(image.hdu(), image.pixels(), image.tiled(), 0).agrees(place)
                && found.type() == image.pixels().type()
                && found.shape().equals(image.pixels().shape());
        if (image == null || !like) {
            throw new MalformedException(-1, "the template holds no image like '" + variable.name() + "': " + found);
        }
        boolean turned = image.pixels().turned();
        Field stored =
                turned ? new TurnedField(variable.values(), image.pixels().stored()) : variable.values();
        return new Target(image, place, stored);
    }
}
