package org.tessera.science.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which triangles cut a cube, for each of the 256 ways its corners lie inside or outside; computed, not typed in.
///
/// Corner `c` lies at x = bit 0, y = bit 1, z = bit 2 of `c`. Edge `4 a + n` runs along axis `a`; see [#start].
///
/// Idea: walk around every face, seen from outside of the cube. Where the walk leaves the inside and where it had come
/// in are joined by a line, so a run of inside corners is cut off by itself: also on a face whose corners alternate.
/// The two cubes that share a face draw the same lines on it, hence no gaps. Each cut edge belongs to two faces that
/// walk
/// it in opposite directions, so lines follow each other in closed loops. These become triangles by diagonals of which
/// none lies within a face, where the neighbour might draw it as well.
final class CubeCases {

    static final int CORNERS = 8;
    static final int EDGES = 12;

    private static final CubeCases ALL = new CubeCases();

    private final int[][] triangles = new int[1 << CORNERS][];

    private CubeCases() {
        for (int inside = 0; inside < triangles.length; inside++) {
            triangles[inside] = triangles(inside);
        }
    }

    /// Edges, three for each triangle, counter-clockwise as seen from outside of the surface.
    ///
    /// @param inside bit `c` is set where corner `c` is inside
    static int[] of(int inside) {
        return ALL.triangles[inside];
    }

    /// The corner at the lower end of an edge.
    static int start(int edge) {
        int axis = edge / 4;
        int rest = edge % 4;
        int low = rest & (1 << axis) - 1;
        return low | (rest >> axis) << axis + 1;
    }

    /// The corner at its upper end.
    static int end(int edge) {
        return start(edge) | 1 << edge / 4;
    }

    private static int edgeBetween(int a, int b) {
        int axis = Integer.numberOfTrailingZeros(a ^ b);
        int corner = Math.min(a, b);
        int low = corner & (1 << axis) - 1;
        return 4 * axis + (low | corner >> axis + 1 << axis);
    }

    /// Corners of a face, counter-clockwise as seen from outside of the cube.
    private static int[] face(int axis, int side) {
        int u = 1 << (axis + 1) % 3;
        int v = 1 << (axis + 2) % 3;
        int at = side << axis;
        return side == 1 ? new int[] {at, at | u, at | u | v, at | v} : new int[] {at, at | v, at | u | v, at | u};
    }

    private static int[] triangles(int inside) {
        int[] next = lines(inside);
        boolean[] seen = new boolean[EDGES];
        int[] out = new int[0];
        for (int edge = 0; edge < EDGES; edge++) {
            List<Integer> loop = new ArrayList<>();
            for (int at = edge; next[at] >= 0 && !seen[at]; at = next[at]) {
                seen[at] = true;
                loop.add(at);
            }
            if (!loop.isEmpty()) {
                int[] cut = loop.stream().mapToInt(Integer::intValue).toArray();
                int from = out.length;
                out = Arrays.copyOf(out, from + 3 * (cut.length - 2));
                if (!fill(cut, 0, cut.length - 1, out, from)) {
                    throw new IllegalStateException("no triangles for the loop " + loop);
                }
            }
        }
        return out;
    }

    /// For each cut edge the one that follows; -1 for the others.
    private static int[] lines(int inside) {
        int[] next = new int[EDGES];
        Arrays.fill(next, -1);
        for (int number = 0; number < 6; number++) {
            int[] corners = face(number / 2, number % 2);
            for (int i = 0; i < 4; i++) {
                if (isIn(inside, corners[i]) && !isIn(inside, corners[(i + 1) % 4])) {
                    int back = i;
                    while (isIn(inside, corners[(back + 3) % 4])) {
                        back = (back + 3) % 4;
                    }
                    int leave = edgeBetween(corners[i], corners[(i + 1) % 4]);
                    next[edgeBetween(corners[(back + 3) % 4], corners[back])] = leave;
                }
            }
        }
        return next;
    }

    private static boolean isIn(int inside, int corner) {
        return (inside >> corner & 1) != 0;
    }

    /// Fills the polygon of `loop[from]` to `loop[to]`; false when each way needs a diagonal within a face.
    private static boolean fill(int[] loop, int from, int to, int[] out, int at) {
        if (to - from < 2) {
            return true;
        }
        for (int apex = from + 1; apex < to; apex++) {
            if (isAllowed(loop, from, apex)
                    && isAllowed(loop, apex, to)
                    && fill(loop, from, apex, out, at + 3)
                    && fill(loop, apex, to, out, at + 3 * (apex - from))) {
                out[at] = loop[from];
                out[at + 1] = loop[apex];
                out[at + 2] = loop[to];
                return true;
            }
        }
        return false;
    }

    private static boolean isAllowed(int[] loop, int a, int b) {
        return b - a == 1 || !shareFace(loop[a], loop[b]);
    }

    private static boolean shareFace(int a, int b) {
        int ones = start(a) & end(a) & start(b) & end(b);
        int zeros = ~(start(a) | end(a) | start(b) | end(b)) & CORNERS - 1;
        return (ones | zeros) != 0;
    }
}
