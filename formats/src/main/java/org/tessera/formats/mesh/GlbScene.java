package org.tessera.formats.mesh;

import java.util.ArrayList;
import java.util.List;
import org.tessera.science.mesh.Mesh;

/// The description part of a glTF file. For each surface the binary part has points, normals and triangles in turn.
///
/// @param surfaces each with triangles
/// @param bytes of the binary part
record GlbScene(List<LevelSurface> surfaces, long bytes) {

    private static final int FLOAT = 5126;
    private static final int UNSIGNED_INT = 5125;
    private static final int ARRAY_BUFFER = 34962;
    private static final int ELEMENT_ARRAY_BUFFER = 34963;

    String json() {
        List<String> nodes = new ArrayList<>();
        List<String> meshes = new ArrayList<>();
        List<String> materials = new ArrayList<>();
        List<String> views = new ArrayList<>();
        List<String> accessors = new ArrayList<>();
        List<String> children = new ArrayList<>();
        long at = 0;
        for (int s = 0; s < surfaces.size(); s++) {
            Mesh mesh = surfaces.get(s).mesh();
            String name = "\"f = " + surfaces.get(s).level() + "\"";
            children.add(String.valueOf(s + 1));
            nodes.add("{\"name\":" + name + ",\"mesh\":" + s + "}");
            meshes.add("{\"name\":" + name + ",\"primitives\":[{\"attributes\":{\"POSITION\":" + 3 * s + ",\"NORMAL\":"
                    + (3 * s + 1) + "},\"indices\":" + (3 * s + 2) + ",\"material\":" + s + "}]}");
            materials.add(material(s, name));
            long points = 4L * mesh.points().length;
            views.add(view(at, points, ARRAY_BUFFER));
            views.add(view(at + points, points, ARRAY_BUFFER));
            views.add(view(at + 2 * points, 4L * mesh.triangles().length, ELEMENT_ARRAY_BUFFER));
            accessors.add(accessor(3 * s, FLOAT, mesh.pointCount(), "VEC3") + ends(mesh) + "}");
            accessors.add(accessor(3 * s + 1, FLOAT, mesh.pointCount(), "VEC3") + "}");
            accessors.add(accessor(3 * s + 2, UNSIGNED_INT, mesh.triangles().length, "SCALAR") + "}");
            at += 2 * points + 4L * mesh.triangles().length;
        }
        nodes.addFirst("{\"name\":\"isosurfaces\",\"matrix\":" + matrix() + ",\"children\":[" + join(children) + "]}");
        return "{\"asset\":{\"version\":\"2.0\",\"generator\":\"Tessera\"},\"scene\":0,\"scenes\":[{\"nodes\":[0]}],"
                + "\"nodes\":[" + join(nodes) + "],\"meshes\":[" + join(meshes) + "],\"materials\":["
                + join(materials) + "],\"accessors\":[" + join(accessors) + "],\"bufferViews\":[" + join(views)
                + "],\"buffers\":[{\"byteLength\":" + bytes + "}]}";
    }

    private static String join(List<String> parts) {
        return String.join(",", parts);
    }

    private String material(int shell, String name) {
        int rgb = ShellColors.rgb(shell, surfaces.size());
        double opacity = ShellColors.opacity(shell, surfaces.size());
        return "{\"name\":" + name + ",\"pbrMetallicRoughness\":{\"baseColorFactor\":[" + ShellColors.linear(rgb, 0)
                + "," + ShellColors.linear(rgb, 1) + "," + ShellColors.linear(rgb, 2) + "," + opacity
                + "],\"metallicFactor\":0,\"roughnessFactor\":0.8},\"doubleSided\":true"
                + (opacity < 1 ? ",\"alphaMode\":\"BLEND\"" : "") + "}";
    }

    private static String view(long at, long length, int target) {
        return "{\"buffer\":0,\"byteOffset\":" + at + ",\"byteLength\":" + length + ",\"target\":" + target + "}";
    }

    private static String accessor(int view, int type, int count, String kind) {
        return "{\"bufferView\":" + view + ",\"componentType\":" + type + ",\"count\":" + count + ",\"type\":\"" + kind
                + "\"";
    }

    /// The smallest and largest of each coordinate, as the format demands of points.
    private static String ends(Mesh mesh) {
        float[] box = SurfaceBox.of(List.of(mesh));
        return ",\"min\":[" + box[0] + "," + box[1] + "," + box[2] + "],\"max\":[" + box[3] + "," + box[4] + ","
                + box[5] + "]";
    }

    /// Column by column: x stays, z becomes up, and y goes away from the viewer.
    private String matrix() {
        float[] box = SurfaceBox.of(surfaces.stream().map(LevelSurface::mesh).toList());
        double longest = 0;
        double[] middle = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            longest = Math.max(longest, (double) box[3 + axis] - box[axis]);
            middle[axis] = ((double) box[3 + axis] + box[axis]) / 2;
        }
        double scale = longest > 0 ? 2 / longest : 1;
        return "[" + scale + ",0,0,0,0,0," + -scale + ",0,0," + scale + ",0,0," + -scale * middle[0] + ","
                + -scale * middle[2] + "," + scale * middle[1] + ",1]";
    }
}
