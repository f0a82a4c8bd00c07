package org.tessera.neural.klt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedTriple;
import org.tessera.stage.entropy.SingleBits;

/// Codes which earlier block lies beyond each known face.
///
/// Links give blocks places in grids of their own: one link says where a block is, and then which blocks it must
/// touch. So of the links of a block mostly the first takes bits, and that repeats the ones before it.
final class LinkCoder {

    private static final int RECENT = 12;
    private static final int STATES = 3;

    private final BitCoder coder;
    private final int axes;
    private final int ends;
    private final @Nullable LinkFinder finder;
    private final MixedTriple present;
    private final SingleBits recentBits;
    private final int[][] recent;
    private final Map<Place, Integer> blockAt = new HashMap<>();
    private final Place[] places;
    private int before;
    private int beforeThat;

    /// Where a block is in a grid of linked blocks.
    private record Place(int grid, int x, int y, int z) {
        Place beyond(int axis, int way) {
            return switch (axis) {
                case 0 -> new Place(grid, x + way, y, z);
                case 1 -> new Place(grid, x, y + way, z);
                default -> new Place(grid, x, y, z + way);
            };
        }
    }

    /// @param finder of an encoder, null in a decoder
    LinkCoder(BitCoder coder, int axes, int ends, int blocks, @Nullable LinkFinder finder) {
        this.coder = coder;
        this.axes = axes;
        this.ends = ends;
        this.finder = finder;
        int kinds = STATES * Faces.AXES * 8;
        present = new MixedTriple(kinds, kinds * 8, kinds * 64, STATES);
        recentBits = new SingleBits(Faces.AXES * 64 * (RECENT + 1), RECENT + 1);
        recent = new int[axes][RECENT];
        places = new Place[blocks];
    }

    /// Codes the links of the next block.
    ///
    /// @param links what an encoder found, changed to what is coded; a decoder gets them
    /// @return the mask of the axes that have one
    int code(int block, int[] links) {
        Place place = null;
        int mask = 0;
        if (block == 0) {
            java.util.Arrays.fill(links, -1);
            places[0] = new Place(0, 0, 0, 0);
            blockAt.put(places[0], 0);
            return 0;
        }
        for (int axis = 0; axis < axes; axis++) {
            int way = (ends >> axis & 1) == 0 ? 1 : -1;
            Integer expected = place == null ? null : blockAt.get(place.beyond(axis, way));
            int link = one(block, axis, mask, place != null, expected, links[axis]);
            links[axis] = link;
            if (link >= 0) {
                mask |= 1 << axis;
                place = place == null ? places[link].beyond(axis, -way) : place;
            }
        }
        places[block] = place == null ? new Place(block, 0, 0, 0) : place;
        blockAt.put(places[block], block);
        beforeThat = before;
        before = mask;
        return mask;
    }

    private int one(int block, int axis, int mask, boolean placed, @Nullable Integer expected, int found) {
        int link = found;
        if (expected != null && finder != null) {
            link = finder.matches(axis, ends, block, expected) ? expected : -1;
        }
        int state = expected != null ? 2 : placed ? 1 : 0;
        int kind = (state * Faces.AXES + axis) * 8 + mask;
        int coded = present.code(
                coder, kind, kind * 8 + before, (kind * 8 + before) * 8 + beforeThat, state, link >= 0 ? 1 : 0);
        if (coded == 0) {
            return -1;
        }
        return expected != null ? expected : explicit(block, axis, mask, link);
    }

    /// How many blocks before: one of those of late, or a number.
    private int explicit(int block, int axis, int mask, int link) {
        int distance = block - link;
        int context = (axis * 8 + before) * 8 + mask;
        int[] list = recent[axis];
        int at = 0;
        while (at < RECENT
                && recentBits.code(coder, at, context * (RECENT + 1) + at, list[at] == distance && distance > 0 ? 0 : 1)
                        == 1) {
            at++;
        }
        int coded;
        if (at < RECENT) {
            coded = list[at];
        } else {
            int bits = (int) coder.raw(31 - Integer.numberOfLeadingZeros(Math.max(1, distance)), 5);
            coded = 1 << bits | (int) coder.raw(distance & (1 << bits) - 1, bits);
            at = RECENT - 1;
        }
        System.arraycopy(list, 0, list, 1, at);
        list[0] = coded;
        // A stream can say anything; a block that is not there yet is no neighbour.
        return coded > 0 && coded <= block ? block - coded : Math.max(0, block - 1);
    }
}
