package org.tessera.formats.mesh;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/// Writes surfaces as one VTK polygon file (`.vtp`), for ParaView and VisIt: triangles with normals at their points and
/// the level of each triangle as cell data. Numbers are base64 between the tags, so that the file is plain XML.
///
/// Source: VTK user's guide, "VTK file formats".
public final class VtpWriter {

    private static final int LENGTH_BYTES = 8;

    private VtpWriter() {}

    /// @param file replaced where there is one
    public static void write(Path file, List<LevelSurface> surfaces) throws IOException {
        long points = 0;
        long triangles = 0;
        for (LevelSurface surface : surfaces) {
            points += surface.mesh().pointCount();
            triangles += surface.mesh().triangleCount();
        }
        MeshBytes.check(12 * Math.max(points, triangles) + LENGTH_BYTES);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write("<?xml version=\"1.0\"?>\n<VTKFile type=\"PolyData\" version=\"1.0\" byte_order=\"LittleEndian\""
                    + " header_type=\"UInt64\">\n<PolyData>\n<Piece NumberOfPoints=\"" + points
                    + "\" NumberOfVerts=\"0\" NumberOfLines=\"0\" NumberOfStrips=\"0\" NumberOfPolys=\"" + triangles
                    + "\">\n");
            out.write("<PointData Normals=\"normal\">\n");
            array(
                    out,
                    "Float32",
                    "normal",
                    3,
                    12 * points,
                    to -> surfaces.forEach(s -> MeshBytes.put(to, s.mesh().normals())));
            out.write("</PointData>\n<CellData Scalars=\"level\">\n");
            array(out, "Float64", "level", 1, 8 * triangles, to -> levels(to, surfaces));
            out.write("</CellData>\n<Points>\n");
            array(
                    out,
                    "Float32",
                    "Points",
                    3,
                    12 * points,
                    to -> surfaces.forEach(s -> MeshBytes.put(to, s.mesh().points())));
            out.write("</Points>\n<Polys>\n");
            array(out, "Int32", "connectivity", 1, 12 * triangles, to -> corners(to, surfaces));
            array(out, "Int32", "offsets", 1, 4 * triangles, VtpWriter::ends);
            out.write("</Polys>\n</Piece>\n</PolyData>\n</VTKFile>\n");
        }
    }

    private static void array(
            Writer out, String type, String name, int components, long bytes, Consumer<ByteBuffer> values)
            throws IOException {
        ByteBuffer to =
                ByteBuffer.allocate(Math.toIntExact(LENGTH_BYTES + bytes)).order(ByteOrder.LITTLE_ENDIAN);
        to.putLong(bytes);
        values.accept(to);
        out.write("<DataArray type=\"" + type + "\" Name=\"" + name + "\" NumberOfComponents=\"" + components
                + "\" format=\"binary\">");
        out.write(Base64.getEncoder().encodeToString(to.array()));
        out.write("</DataArray>\n");
    }

    private static void levels(ByteBuffer to, List<LevelSurface> surfaces) {
        for (LevelSurface surface : surfaces) {
            for (int t = 0; t < surface.mesh().triangleCount(); t++) {
                to.putDouble(surface.level());
            }
        }
    }

    private static void corners(ByteBuffer to, List<LevelSurface> surfaces) {
        int first = 0;
        for (LevelSurface surface : surfaces) {
            for (int point : surface.mesh().triangles()) {
                to.putInt(first + point);
            }
            first += surface.mesh().pointCount();
        }
    }

    /// Where each triangle ends among the corners.
    private static void ends(ByteBuffer to) {
        for (int end = 3; to.hasRemaining(); end += 3) {
            to.putInt(end);
        }
    }
}
