package org.tessera.formats.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.science.mesh.Isosurface;
import org.tessera.science.mesh.Lattice;
import org.tessera.science.mesh.Mesh;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MeshFilesTest {

    private static final int EDGE = 20;

    @TempDir
    Path folder;

    /// Spheres of radius 8, 5 and nothing.
    static List<LevelSurface> spheres() {
        Lattice lattice = new Lattice(EDGE, EDGE, EDGE, -9.5, -9.5, -9.5, 1, 1, 1);
        double[] values = new double[lattice.count()];
        for (int n = 0; n < values.length; n++) {
            double x = n % EDGE - 9.5;
            double y = n / EDGE % EDGE - 9.5;
            double z = n / EDGE / EDGE - 9.5;
            values[n] = 10 - Math.sqrt(x * x + y * y + z * z);
        }
        return List.of(surface(values, lattice, 2), surface(values, lattice, 5), surface(values, lattice, 99));
    }

    private static LevelSurface surface(double[] values, Lattice lattice, double level) {
        return new LevelSurface(level, Isosurface.of(values, lattice, level));
    }

    @Test
    void vtp_holdsAllSurfaces() throws Exception {
        List<LevelSurface> surfaces = spheres();
        Path file = folder.resolve("a.vtp");
        VtpWriter.write(file, surfaces);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        Element piece = (Element) document.getElementsByTagName("Piece").item(0);
        Mesh outer = surfaces.get(0).mesh();
        Mesh inner = surfaces.get(1).mesh();
        int points = outer.pointCount() + inner.pointCount();
        int triangles = outer.triangleCount() + inner.triangleCount();
        assertThat(piece.getAttribute("NumberOfPoints")).isEqualTo(String.valueOf(points));
        assertThat(piece.getAttribute("NumberOfPolys")).isEqualTo(String.valueOf(triangles));
        Map<String, ByteBuffer> arrays = new HashMap<>();
        for (int i = 0; i < document.getElementsByTagName("DataArray").getLength(); i++) {
            Element array = (Element) document.getElementsByTagName("DataArray").item(i);
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(array.getTextContent()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(bytes.getLong()).isEqualTo(bytes.remaining());
            arrays.put(array.getAttribute("Name"), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        }
        assertThat(arrays.get("Points").remaining()).isEqualTo(12 * points);
        assertThat(arrays.get("normal").remaining()).isEqualTo(12 * points);
        assertThat(arrays.get("offsets").getInt(4 * triangles - 4)).isEqualTo(3 * triangles);
        for (int t = 0; t < triangles; t++) {
            boolean first = t < outer.triangleCount();
            assertThat(arrays.get("level").getDouble(8 * t)).isEqualTo(first ? 2 : 5);
            int point = arrays.get("connectivity").getInt(12 * t);
            double length = 0;
            for (int axis = 0; axis < 3; axis++) {
                double x = arrays.get("Points").getFloat(4 * (3 * point + axis));
                length += x * x;
            }
            assertThat(Math.sqrt(length)).isCloseTo(first ? 8 : 5, within(0.1));
        }
    }

    @Test
    void glb_holdsTheSurfacesThatHaveTriangles() throws Exception {
        List<LevelSurface> surfaces = spheres();
        Path file = folder.resolve("a.glb");
        GlbWriter.write(file, surfaces);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt()).isEqualTo(0x46546C67);
        assertThat(bytes.getInt()).isEqualTo(2);
        assertThat(bytes.getInt()).isEqualTo(bytes.capacity());
        int length = bytes.getInt();
        assertThat(length % 4).isZero();
        assertThat(bytes.getInt()).isEqualTo(0x4E4F534A);
        String json = new String(bytes.array(), 20, length, StandardCharsets.UTF_8);
        bytes.position(20 + length);
        int binary = bytes.getInt();
        assertThat(bytes.getInt()).isEqualTo(0x004E4942);
        assertThat(bytes.remaining()).isEqualTo(binary);
        assertThat(json)
                .contains("\"buffers\":[{\"byteLength\":" + binary + "}]", "\"mesh\":1}")
                .doesNotContain("f = 99");
        Matcher views =
                Pattern.compile("\"byteOffset\":(\\d+),\"byteLength\":(\\d+)").matcher(json);
        int end = 0;
        while (views.find()) {
            assertThat(Integer.parseInt(views.group(1))).isEqualTo(end);
            end += Integer.parseInt(views.group(2));
        }
        assertThat(end).isEqualTo(binary);
        assertThat(bytes.getFloat(28 + length)).isEqualTo(surfaces.get(0).mesh().points()[0]);
    }

    @Test
    void files_areTheSameEachTime() throws Exception {
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        VtpWriter.write(a, spheres());
        VtpWriter.write(b, spheres());
        assertThat(a).hasSameBinaryContentAs(b);
        GlbWriter.write(a, spheres());
        GlbWriter.write(b, spheres());
        assertThat(a).hasSameBinaryContentAs(b);
    }

    @Test
    void glb_ofNothing_isRefused() {
        Path file = folder.resolve("a.glb");
        assertThatThrownBy(() -> GlbWriter.write(file, spheres().subList(2, 3))).hasMessageContaining("triangles");
        assertThat(file).doesNotExist();
    }
}
