package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.ImageHDU;
import nom.tam.fits.compression.algorithm.quant.QuantizeOption;
import nom.tam.fits.header.Compression;
import nom.tam.image.compression.hdu.CompressedImageHDU;

/// Tile compression of one image with steps of noise / q: by the library nom-tam-fits, and by fpack where it is
/// installed. HCOMPRESS takes tiles of 16 rows, the others a row each, as fpack does.
///
/// @param image a FITS file whose primary array is the image
record TileCompression(Path image, Path folder, double q) {

    private static final int ROWS = 16;

    Path library(String algorithm) throws IOException, FitsException {
        Path packed = folder.resolve(algorithm + ".fits");
        boolean blocks = algorithm.equals(Compression.ZCMPTYPE_HCOMPRESS_1);
        try (Fits in = new Fits(image.toFile());
                Fits out = new Fits()) {
            ImageHDU plain = (ImageHDU) in.readHDU();
            int[] axes = plain.getAxes();
            CompressedImageHDU tiles = CompressedImageHDU.fromImageHDU(plain, axes[1], blocks ? ROWS : 1);
            tiles.setCompressAlgorithm(algorithm);
            if (plain.getHeader().getIntValue("BITPIX") < 0) { // integers are never quantised
                tiles.setQuantAlgorithm(Compression.ZQUANTIZ_SUBTRACTIVE_DITHER_1);
                tiles.getCompressOption(QuantizeOption.class).setQlevel(q);
            }
            tiles.compress();
            out.addHDU(tiles);
            out.write(packed.toFile());
        }
        return packed;
    }

    /// Empty where fpack is not installed.
    List<Path> fpack(String option, int draws) throws IOException, InterruptedException {
        List<Path> packed = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            Path target = folder.resolve("fpack" + option + draw + ".fits.fz");
            Files.deleteIfExists(target);
            String steps = Double.toString(q);
            try {
                Process process = new ProcessBuilder(
                                "fpack", option, "-q", steps, "-O", target.toString(), image.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 && Files.exists(target)) {
                    packed.add(target);
                }
            } catch (IOException e) { // not there
                return List.of();
            }
        }
        return packed;
    }
}
