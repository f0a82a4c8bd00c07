package org.tessera.science.mesh;

import java.util.Arrays;

/// The edges of a mesh, counted: whether it is closed, and of what kind it is.
///
/// @param count edges there are, each once
/// @param open those of one triangle only
/// @param torn those that more than two triangles share, or two that run along it the same way
public record MeshEdges(int count, int open, int torn) {

    public static MeshEdges of(Mesh mesh) {
        int[] triangles = mesh.triangles();
        long[] edges = new long[triangles.length];
        for (int i = 0; i < edges.length; i++) {
            int a = triangles[i];
            int b = triangles[i % 3 == 2 ? i - 2 : i + 1];
            // The last bit is the direction; both directions of an edge sort side by side.
            edges[i] = ((long) Math.min(a, b) << 32 | Math.max(a, b)) << 1 | (a < b ? 0 : 1);
        }
        Arrays.sort(edges);
        int count = 0;
        int open = 0;
        int torn = 0;
        int length;
        for (int i = 0; i < edges.length; i += length) {
            length = 1;
            while (i + length < edges.length && edges[i + length] >> 1 == edges[i] >> 1) {
                length++;
            }
            count++;
            open += length == 1 ? 1 : 0;
            torn += length > 2 || length == 2 && edges[i] == edges[i + 1] ? 1 : 0;
        }
        return new MeshEdges(count, open, torn);
    }

    /// Every edge has a triangle on both sides.
    public boolean isClosed() {
        return open == 0 && torn == 0;
    }

    /// Points - edges + triangles: 2 for each sphere, 0 for each torus.
    public int euler(Mesh mesh) {
        return mesh.pointCount() - count + mesh.triangleCount();
    }
}
