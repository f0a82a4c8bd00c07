package org.tessera.formats.png;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Planes as pictures with a palette: one byte a point, so that they are small.
public final class Raster {

    private Raster() {}

    /// One picture point for each point of the plane, the plane's first row at the bottom.
    public static BufferedImage paint(Plane plane, ColorMap colors, Stretch stretch) {
        BufferedImage image =
                new BufferedImage(plane.columns(), plane.rows(), BufferedImage.TYPE_BYTE_INDEXED, model(colors));
        byte[] line = new byte[plane.columns()];
        for (int row = 0; row < plane.rows(); row++) {
            for (int column = 0; column < line.length; column++) {
                double value = plane.values()[row * line.length + column];
                line[column] = (byte) ColorMap.index(stretch.position(value));
            }
            image.getRaster().setDataElements(0, plane.rows() - 1 - row, line.length, 1, line);
        }
        return image;
    }

    private static IndexColorModel model(ColorMap colors) {
        int[] palette = colors.palette();
        return new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }

    /// The picture as a PNG file.
    public static byte[] png(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png")
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory from end to end: ImageIO's own cache would be a file.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
