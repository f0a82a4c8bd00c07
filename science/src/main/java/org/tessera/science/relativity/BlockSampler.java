package org.tessera.science.relativity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Cuts slices into blocks: the octree follows the conformal factor, the blocks hold the variables asked for.
public final class BlockSampler {

    private final Octree octree;
    private final int points;
    private final List<SliceVariable> variables;

    /// @param points along an edge of a block, at least 2
    public BlockSampler(Octree octree, int points, List<SliceVariable> variables) {
        if (points < 2 || points > 64 || variables.isEmpty()) {
            throw new IllegalArgumentException(
                    "blocks need 2 to 64 points along an edge and at least one variable, found " + points + " and "
                            + variables.size());
        }
        this.octree = octree;
        this.points = points;
        this.variables = List.copyOf(variables);
    }

    private record Place(int configuration, OctreeCell cell) {}

    /// Blocks of several slices, one after the other.
    public OctreeBlocks sample(List<BlackHoles> slices) {
        List<Place> places = new ArrayList<>();
        for (int number = 0; number < slices.size(); number++) {
            BlackHoles holes = slices.get(number);
            for (OctreeCell cell : octree.cells(holes::chi)) {
                places.add(new Place(number, cell));
            }
        }
        int n = places.size();
        int size = points * points * points;
        OctreeBlocks blocks = new OctreeBlocks(
                variables.stream().map(Enum::name).toArray(String[]::new),
                points,
                new float[variables.size()][n * size],
                new double[n][],
                new double[n],
                new int[n],
                new int[n]);
        IntStream.range(0, n).parallel().forEach(b -> fill(places.get(b), slices, blocks, b));
        return blocks;
    }

    private void fill(Place place, List<BlackHoles> slices, OctreeBlocks blocks, int b) {
        OctreeCell cell = place.cell();
        Vector3 center = cell.point(octree.half(), 2, 1, 1, 1);
        blocks.centers()[b] = new double[] {center.x(), center.y(), center.z()};
        blocks.spacing()[b] = cell.edge(octree.half()) / (points - 1);
        blocks.levels()[b] = cell.level();
        blocks.configurations()[b] = place.configuration();
        SlicePoint slice = new SlicePoint(slices.get(place.configuration()));
        boolean chiAlone = variables.equals(List.of(SliceVariable.U_CHI));
        double[] all = new double[SliceVariable.values().length];
        int size = points * points * points;
        for (int at = 0; at < size; at++) {
            Vector3 point =
                    cell.point(octree.half(), points - 1, at % points, at / points % points, at / (points * points));
            if (chiAlone) {
                blocks.values()[0][b * size + at] = (float) slice.chi(point);
                continue;
            }
            slice.at(point, all);
            for (int v = 0; v < variables.size(); v++) {
                blocks.values()[v][b * size + at] = (float) all[variables.get(v).ordinal()];
            }
        }
    }
}
