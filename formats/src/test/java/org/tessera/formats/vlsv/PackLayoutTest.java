package org.tessera.formats.vlsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.CompressionException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.science.vdf.VelocityGrid;
import org.tessera.science.vdf.VelocityMesh;

/// The layout of a pack: both versions are read, and damaged bytes give typed errors without large arrays.
class PackLayoutTest {

    private static final VelocityMesh MESH = new VelocityMesh(VelocityGrid.cube(2e6, 40), 4);

    private static PackLayout layout(long seed, int count, CellOrder order) {
        Random random = new Random(seed);
        long[] cells = new long[count];
        long[] origins = new long[3 * count];
        for (int i = 0; i < count; i++) {
            cells[i] = 1 + i;
            for (int axis = 0; axis < 3; axis++) {
                origins[3 * i + axis] = (i == 0 ? 5 : origins[3 * i - 3 + axis]) + random.nextInt(3) - 1;
            }
        }
        long[] sorted =
                Arrays.stream(order.sorted(cells)).mapToLong(i -> cells[i]).toArray();
        return new PackLayout("proton", MESH, 20, order, sorted, origins);
    }

    private static byte[] firstVersion(PackLayout layout) {
        ByteWriter out = new ByteWriter().u8(1).string("proton");
        for (int axis = 0; axis < 3; axis++) {
            out.f64(-2e6).f64(1e5).varint(40);
        }
        out.u8(4).varint(layout.edge()).varint(layout.cells().length);
        for (int i = 0; i < layout.cells().length; i++) {
            out.zigzag(layout.cells()[i] - (i == 0 ? 0 : layout.cells()[i - 1]));
            for (int axis = 0; axis < 3; axis++) {
                int at = 3 * i + axis;
                out.zigzag(layout.origins()[at] - (i == 0 ? 0 : layout.origins()[at - 3]));
            }
        }
        return out.toByteArray();
    }

    @Test
    void layout_comesBack_inAnyOrderAndVersion() {
        CellOrder space = new CellOrder(new long[] {8, 4, 2}, 0);
        for (CellOrder order : new CellOrder[] {CellOrder.OF_IDS, space}) {
            PackLayout made = layout(1, 64, order);
            assertThat(PackLayout.read(made.toBytes())).isEqualTo(made);
            PackLayout old = PackLayout.read(firstVersion(made));
            assertThat(old.cells()).isEqualTo(made.cells());
            assertThat(old.origins()).isEqualTo(made.origins());
        }
        PackLayout some = new PackLayout(
                "proton", MESH, 20, space, new long[] {9, 3, 60}, new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
        assertThat(PackLayout.read(some.toBytes())).isEqualTo(some);
    }

    @Test
    void cellsInOrder_takeABitEach() {
        PackLayout made = layout(1, 64, new CellOrder(new long[] {8, 8, 1}, 0));
        PackLayout twice = layout(1, 32, new CellOrder(new long[] {8, 8, 1}, 0));
        assertThat(made.toBytes().length - twice.toBytes().length).isLessThan(32);
    }

    @Test
    void order_putsNeighboursTogether() {
        long[] cells = java.util.stream.LongStream.rangeClosed(1, 16).toArray();
        int[] order = new CellOrder(new long[] {4, 4, 1}, 0).sorted(cells);
        assertThat(Arrays.stream(order).limit(4).sorted().toArray()).containsExactly(0, 1, 4, 5);
    }

    @Test
    void refinedCells_lieWhereTheirParentsDo() {
        CellOrder order = new CellOrder(new long[] {2, 1, 1}, 1);
        // Cell 2 is the coarse one on the right; 3 to 18 are fine, of which 3, 4, 7, 8, ... fill the left one.
        int[] sorted = order.sorted(new long[] {2, 3, 4, 7, 8});
        assertThat(sorted).containsExactly(1, 2, 3, 4, 0);
    }

    @Test
    void damagedBytes_giveTypedErrors() {
        byte[] second = layout(2, 40, new CellOrder(new long[] {8, 5, 1}, 0)).toBytes();
        byte[] first = firstVersion(layout(2, 40, CellOrder.OF_IDS));
        for (int seed = 0; seed < 6000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = (seed % 2 == 0 ? second : first).clone();
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            for (int k = random.nextInt(4); k >= 0 && bytes.length > 0; k--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = random.nextBoolean() ? (byte) (bytes[at] ^ 1 << random.nextInt(8)) : (byte) 0xFF;
            }
            try {
                PackLayout read = PackLayout.read(bytes);
                assertThat(read.cells().length).as("seed %d", seed).isLessThanOrEqualTo(PackCells.MOST);
            } catch (CompressionException expected) {
                assertThat(expected.getMessage()).as("seed %d", seed).doesNotContain("null");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + " gave " + e, e);
            }
        }
    }

    @Test
    void cutFirstVersion_isRefusedEverywhere() {
        byte[] whole = firstVersion(layout(3, 10, CellOrder.OF_IDS));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PackLayout.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(CompressionException.class);
        }
    }

    @Test
    void absurdSizes_areRefusedBeforeAnythingIsAllocated() {
        byte[] start = new ByteWriter()
                .u8(2)
                .string("proton")
                .f64(-1)
                .f64(1)
                .varint(40)
                .f64(-1)
                .f64(1)
                .varint(40)
                .f64(-1)
                .f64(1)
                .varint(40)
                .u8(4)
                .toByteArray();
        byte[] cells = new ByteWriter().bytes(start).varint(20).varint(1L << 40).toByteArray();
        byte[] edge = new ByteWriter().bytes(start).varint(1 << 20).varint(1).toByteArray();
        for (byte[] bytes : new byte[][] {cells, edge}) {
            assertThatThrownBy(() -> PackLayout.read(bytes)).isInstanceOf(CompressionException.class);
        }
        assertThatThrownBy(() -> PackCells.read(new ByteReader(new byte[] {1, 1, 0, 0, 0, 0}), 1))
                .isInstanceOf(CompressionException.class);
    }
}
