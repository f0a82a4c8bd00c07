package org.tessera.formats.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tessera.science.mesh.Mesh;

/// Writes surfaces as binary glTF 2.0 (`.glb`), which browsers and 3-D programs show: a mesh a level with its colour,
/// outer ones clear. Points keep their numbers; a node around all makes the longest side 2 and turns z up.
///
/// Source: Khronos Group, "glTF 2.0 specification".
public final class GlbWriter {

    private static final int MAGIC = 0x46546C67;
    private static final int JSON = 0x4E4F534A;
    private static final int BINARY = 0x004E4942;
    private static final int HEADER = 12;
    private static final int CHUNK = 8;

    private GlbWriter() {}

    /// @param file replaced where there is one
    /// @param surfaces outermost first; those without triangles are left out
    /// @throws IllegalArgumentException when none has triangles
    public static void write(Path file, List<LevelSurface> surfaces) throws IOException {
        List<LevelSurface> shown =
                surfaces.stream().filter(s -> s.mesh().triangleCount() > 0).toList();
        if (shown.isEmpty()) {
            throw new IllegalArgumentException("a glTF file needs a surface with triangles");
        }
        long bytes = 0;
        for (LevelSurface surface : shown) {
            bytes += 4L * (2L * surface.mesh().points().length + surface.mesh().triangles().length);
        }
        MeshBytes.check(bytes);
        byte[] text = new GlbScene(shown, bytes).json().getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(text.length, 4) * 4;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(HEADER + CHUNK + padded + CHUNK + bytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(2).putInt(out.capacity());
        out.putInt(padded).putInt(JSON).put(text);
        while (out.position() < HEADER + CHUNK + padded) {
            out.put((byte) ' ');
        }
        out.putInt((int) bytes).putInt(BINARY);
        for (LevelSurface surface : shown) {
            Mesh mesh = surface.mesh();
            MeshBytes.put(out, mesh.points());
            MeshBytes.put(out, mesh.normals());
            MeshBytes.put(out, mesh.triangles());
        }
        try (OutputStream to = Files.newOutputStream(file)) {
            to.write(out.array());
        }
    }
}
