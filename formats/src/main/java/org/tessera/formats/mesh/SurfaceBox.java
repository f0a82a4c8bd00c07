package org.tessera.formats.mesh;

import java.util.List;
import org.tessera.science.mesh.Mesh;

/// The box around surfaces.
final class SurfaceBox {

    private SurfaceBox() {}

    /// Smallest x, y, z, then largest; zeros without points.
    static float[] of(List<Mesh> meshes) {
        float[] box = new float[6];
        boolean any = false;
        for (Mesh mesh : meshes) {
            float[] points = mesh.points();
            for (int i = 0; i < points.length; i++) {
                int axis = i % 3;
                boolean first = !any && i < 3;
                box[axis] = first ? points[i] : Math.min(box[axis], points[i]);
                box[3 + axis] = first ? points[i] : Math.max(box[3 + axis], points[i]);
            }
            any |= points.length > 0;
        }
        return box;
    }
}
