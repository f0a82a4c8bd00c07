package org.tessera.formats.vti;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// The XML around the values, and where in the file the values of each array start.
///
/// The opening tag of the appended data stands at the start of a line and the closing one on its own: vtk.js finds
/// them by pattern. Each array is its length in bytes as UInt64, then its values, little-endian, x fastest.
/// Source: VTK user's guide, "VTK file formats", sections on XML image data and appended raw data.
final class VtiHeader {

    static final int LENGTH_BYTES = Long.BYTES;

    private static final byte[] FOOTER = "\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8);

    private final byte[] header;

    VtiHeader(List<? extends Field> arrays, Grid grid) {
        Shape shape = arrays.getFirst().spec().shape();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\"")
                .append(" header_type=\"UInt64\">\n");
        String extent = extent(shape);
        xml.append("<ImageData WholeExtent=\"").append(extent).append('"');
        xml.append(" Origin=\"").append(xyz(grid.origin(), 0)).append('"');
        xml.append(" Spacing=\"").append(xyz(grid.spacing(), 1)).append("\">\n");
        xml.append("<Piece Extent=\"").append(extent).append("\">\n<PointData Scalars=\"");
        xml.append(escaped(arrays.getFirst().spec().name())).append("\">\n");
        long offset = 0;
        for (Field array : arrays) {
            xml.append("<DataArray type=\"").append(typeName(array.spec().type()));
            xml.append("\" Name=\"").append(escaped(array.spec().name()));
            xml.append("\" format=\"appended\" offset=\"").append(offset).append("\"/>\n");
            offset += LENGTH_BYTES + array.spec().bytes();
        }
        xml.append("</PointData>\n<CellData>\n</CellData>\n</Piece>\n</ImageData>\n");
        xml.append("<AppendedData encoding=\"raw\">\n_");
        header = xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return header.clone();
    }

    static byte[] footer() {
        return FOOTER.clone();
    }

    /// Bytes in the file that one array takes.
    static long blockBytes(FieldSpec spec) {
        return LENGTH_BYTES + spec.bytes();
    }

    private static String extent(Shape shape) {
        StringBuilder text = new StringBuilder();
        for (int fromFastest = 0; fromFastest < 3; fromFastest++) {
            int axis = shape.rank() - 1 - fromFastest;
            long last = axis < 0 ? 0 : shape.size(axis) - 1;
            text.append(fromFastest == 0 ? "" : " ").append("0 ").append(last);
        }
        return text.toString();
    }

    private static String xyz(double[] slowestFirst, double missing) {
        StringBuilder text = new StringBuilder();
        for (int fromFastest = 0; fromFastest < 3; fromFastest++) {
            int axis = slowestFirst.length - 1 - fromFastest;
            text.append(fromFastest == 0 ? "" : " ").append(axis < 0 ? missing : slowestFirst[axis]);
        }
        return text.toString();
    }

    private static String typeName(ElementType type) {
        String kind = type.isFloat() ? "Float" : type.isUnsigned() ? "UInt" : "Int";
        return kind + 8 * type.bytes();
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default ->
                    text.appendCodePoint(
                            c < ' ' || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF ? '_' : c);
            }
        });
        return text.toString();
    }
}
