package org.tessera.formats.fits;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Packing;

/// An HDU whose values are a variable.
///
/// @param name EXTNAME, with EXTVER where several have the same; `PRIMARY`, or `hdu` and its number
record Image(String name, Hdu hdu, Pixels pixels, boolean tiled) {

    /// Cards that people want to see.
    private static final List<String> SHOWN = List.of(
            "OBJECT", "TELESCOP", "INSTRUME", "FILTER", "DATE-OBS", "EXPTIME", "BUNIT", "BSCALE", "BZERO", "BLANK");

    /// What fpack calls images that have no name.
    static final String NAMELESS = "COMPRESSED_IMAGE";

    static List<Image> among(List<Hdu> hdus) {
        List<Image> images = new ArrayList<>();
        Map<String, Integer> same = new HashMap<>();
        for (Hdu hdu : hdus) {
            if (hdu.isImage() || hdu.isTiledImage()) {
                Pixels pixels = Pixels.of(hdu.cards(), hdu.isTiledImage() ? "Z" : "");
                if (pixels != null) {
                    String name = plainName(hdu);
                    same.merge(name, 1, Integer::sum);
                    images.add(new Image(name, hdu, pixels, hdu.isTiledImage()));
                }
            }
        }
        return numbered(images, same);
    }

    /// Names that occur twice get EXTVER, as cfitsio and astropy write it; where that is not enough, the HDU's number.
    private static List<Image> numbered(List<Image> images, Map<String, Integer> same) {
        List<Image> named = new ArrayList<>();
        Map<String, Integer> taken = new HashMap<>();
        for (Image image : images) {
            boolean alone = same.getOrDefault(image.name, 0) == 1;
            String name =
                    alone ? image.name : image.name + "," + image.hdu.cards().integer("EXTVER", 1);
            boolean clash = taken.merge(name, 1, Integer::sum) > 1;
            named.add(image.called(clash ? name + ",hdu" + image.hdu.number() : name));
        }
        return named;
    }

    private Image called(String other) {
        return new Image(other, hdu, pixels, tiled);
    }

    private static String plainName(Hdu hdu) {
        String name = hdu.cards().text("EXTNAME");
        if (name == null || name.isBlank() || name.equals(NAMELESS)) {
            return hdu.number() == 0 ? "PRIMARY" : "hdu" + hdu.number();
        }
        return name.strip().replace('/', '_').replaceAll("\\p{Cntrl}", "_");
    }

    Variable variable(Field values) {
        Field field = pixels.turned() ? new TurnedField(values, pixels.type()) : values;
        double blank = pixels.blank();
        double[] fills = Double.isNaN(blank) ? new double[0] : new double[] {blank};
        Packing packing = Packing.of(pixels.scale(), pixels.zero());
        Map<String, String> shown = shown();
        boolean flags = packing == null && BitFlags.are(name, field, shown.get("BUNIT"));
        if (flags) {
            shown.put(Variable.FLAGS, "yes");
        }
        return new Variable(name, field, fills, Double.NaN, Double.NaN, flags, null, shown, packing);
    }

    private Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String key : SHOWN) {
            @Nullable String text = hdu.cards().text(key);
            if (text != null && !text.isBlank()) {
                shown.put(key, text);
            }
        }
        return shown;
    }

    /// @param file mapped, to take the sum of the data where checksums are there
    ImagePlace place(MemorySegment file) {
        boolean summed = !tiled && (hdu.cards().has("DATASUM") || hdu.cards().has("CHECKSUM"));
        long sum = summed ? Checksums.sum(file, hdu.dataOffset(), hdu.end()) : 0;
        return ImagePlace.of(hdu, pixels, tiled, sum);
    }
}
