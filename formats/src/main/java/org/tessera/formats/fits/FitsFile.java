package org.tessera.formats.fits;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.error.UnsupportedException;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Variable;
import org.tessera.formats.contiguous.MappedArray;

/// An open file, mapped. Tables, random groups and HDUs without values are part of the template.
final class FitsFile implements Dataset {

    private final Arena arena;
    private final MemorySegment file;
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private FitsFile(Arena arena, MemorySegment file) {
        this.arena = arena;
        this.file = file;
        List<Hdu> hdus = HduList.read(file);
        for (Image image : Image.among(hdus)) {
            try {
                variables.add(image.variable(values(image)));
                images.put(image.name(), image);
            } catch (UnsupportedException e) {
                notices.add("kept exactly: " + image.name() + " (" + e.getMessage() + ")");
            }
        }
        List<String> tiled =
                images.values().stream().filter(Image::tiled).map(Image::name).toList();
        if (!tiled.isEmpty()) {
            notices.add("tile-compressed: " + String.join(", ", tiled)
                    + "; restored as plain images when taken under a bound, kept as they are when not");
        }
        for (Hdu hdu : hdus) {
            if (hdu.isImage() && hdu.cards().integer("NAXIS", 0) > Shape.MAX_RANK && !isVariable(hdu)) {
                notices.add("kept exactly: HDU " + hdu.number() + " ("
                        + hdu.cards().integer("NAXIS", 0) + " axes, at most " + Shape.MAX_RANK + ")");
            }
        }
    }

    private boolean isVariable(Hdu hdu) {
        return images.values().stream().anyMatch(image -> image.hdu().number() == hdu.number());
    }

    static FitsFile open(Path path) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path)) {
            return new FitsFile(arena, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private Field values(Image image) {
        if (image.tiled()) {
            return new TiledField(file, image);
        }
        var place = ImagePlace.of(image.hdu(), image.pixels(), false, 0).place();
        return MappedArray.in(
                file, image.name(), place, place.bytes() / place.shape().size(0));
    }

    @Override
    public List<Variable> variables() {
        return List.copyOf(variables);
    }

    /// The values of an image; the whole table of a tile-compressed one.
    @Override
    public List<Extent> extents(Collection<String> names) {
        Set<String> asked = Set.copyOf(names);
        asked.forEach(this::image);
        return images.values().stream()
                .filter(image -> asked.contains(image.name()))
                .map(FitsFile::extent)
                .toList();
    }

    private static Extent extent(Image image) {
        Hdu hdu = image.hdu();
        return image.tiled()
                ? new Extent(hdu.dataOffset(), hdu.dataBytes())
                : ImagePlace.of(hdu, image.pixels(), false, 0).place().extent();
    }

    @Override
    public byte[] placement(String name) {
        return image(name).place(file).toBytes();
    }

    @Override
    public boolean identical(String name) {
        return !image(name).tiled();
    }

    @Override
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void close() {
        arena.close();
    }

    private Image image(String name) {
        Image image = images.get(name);
        if (image == null) {
            throw new IllegalArgumentException(
                    "no variable '" + name + "'; there are: " + String.join(", ", images.keySet()));
        }
        return image;
    }
}
