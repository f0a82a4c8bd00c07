package org.tessera.neural.klt;

import java.util.List;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.target.TargetText;

/// A file to keep for ever: generated blocks, compressed how.
///
/// @param name of the file
record KltGolden(String name, ElementType type, int groups, double noise, long seed, String target, String codec) {

    static List<KltGolden> all() {
        return List.of(
                new KltGolden("klt-f32.tess", ElementType.F32, 9, 0, 31, "rel=0.001", "klt:learn"),
                new KltGolden("klt-f64.tess", ElementType.F64, 7, 1e-6, 33, "rel=1e-5", "klt"),
                new KltGolden("klt-tiles.tess", ElementType.F32, 5, 0, 35, "rel=1e-4", "klt:block=4"),
                new KltGolden("klt-mean.tess", ElementType.F32, 9, 0, 37, "psnr=45", "klt:learn"));
    }

    ArrayField field() {
        return GeneratedBlocks.of(type, groups, noise, seed);
    }

    byte[] compress() {
        CompressorOptions options =
                CompressorOptions.of(TargetText.parse(target)).withCodec(OptionText.parse(codec));
        return Tessera.compress(field(), options).bytes();
    }
}
