package org.tessera.science.relativity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class BlockSamplerTest {

    private static final Octree OCTREE = new Octree(8, 2, 9, 1e-3);

    private static OctreeBlocks blocks(boolean hard, List<SliceVariable> variables) {
        return new BlockSampler(OCTREE, 7, variables).sample(List.of(new Binaries(1, hard).get(0)));
    }

    @Test
    void blocks_fillTheWholeVolumeOnce() {
        OctreeBlocks blocks = blocks(false, List.of(SliceVariable.U_CHI));
        double volume = 0;
        for (double spacing : blocks.spacing()) {
            volume += Math.pow(6 * spacing, 3);
        }
        assertThat(volume).isEqualTo(16 * 16 * 16);
    }

    @Test
    void points_thatBlocksShare_haveOneValue_withNoiseToo() {
        OctreeBlocks blocks = blocks(true, List.of(SliceVariable.U_CHI));
        Map<String, Float> seen = new HashMap<>();
        int shared = 0;
        for (int b = 0; b < blocks.count(); b++) {
            double h = blocks.spacing()[b];
            double[] c = blocks.centers()[b];
            for (int at = 0; at < 343; at += 6) {
                String place = Math.round((c[0] + (at % 7 - 3) * h) * 3072)
                        + " " + Math.round((c[1] + (at / 7 % 7 - 3) * h) * 3072)
                        + " " + Math.round((c[2] + (at / 49 - 3) * h) * 3072);
                float value = blocks.values()[0][b * 343 + at];
                Float before = seen.putIfAbsent(place, value);
                shared += before == null ? 0 : 1;
                assertThat(before == null ? value : before)
                        .as("block %d point %d", b, at)
                        .isEqualTo(value);
            }
        }
        assertThat(shared).isGreaterThan(100);
    }

    @Test
    void cubes_areFinestAtTheHoles() {
        OctreeBlocks blocks = blocks(false, List.of(SliceVariable.U_CHI));
        BlackHoles holes = new Binaries(1, false).get(0);
        int finest = java.util.Arrays.stream(blocks.levels()).max().orElseThrow();
        for (int b = 0; b < blocks.count(); b++) {
            if (blocks.levels()[b] == finest) {
                double[] c = blocks.centers()[b];
                Vector3 center = new Vector3(c[0], c[1], c[2]);
                assertThat(holes.punctures()).anyMatch(hole -> hole.distance(center) < 0.5);
            }
        }
        assertThat(finest).isGreaterThan(4);
    }

    @Test
    void chi_isTheSameAloneAndAmongAllVariables() {
        OctreeBlocks alone = blocks(true, List.of(SliceVariable.U_CHI));
        OctreeBlocks all = blocks(true, List.of(SliceVariable.values()));
        assertThat(all.values()[SliceVariable.U_CHI.ordinal()]).isEqualTo(alone.values()[0]);
        assertThat(all.variables()).hasSize(30).startsWith("U_ALPHA", "U_CHI");
    }

    /// What is trained and published stands on these bytes.
    @Test
    void values_areTheSameOnEveryMachine() {
        assertThat(crc(blocks(false, List.of(SliceVariable.U_CHI)))).isEqualTo(BASE);
        assertThat(crc(blocks(true, List.of(SliceVariable.values())))).isEqualTo(HARD);
    }

    private static final long BASE = 2367741391L;
    private static final long HARD = 2410487352L;

    private static long crc(OctreeBlocks blocks) {
        CRC32C crc = new CRC32C();
        for (float[] variable : blocks.values()) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * variable.length);
            bytes.asFloatBuffer().put(variable);
            crc.update(bytes);
        }
        return crc.getValue();
    }

    @Test
    void unknownVariable_isRefusedWithTheNamesThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceVariable.of("U_FOO"))
                .withMessageContaining("U_CHI");
    }
}
