package org.tessera.science.relativity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockQualityTest {

    @Test
    void psnr_isTheMeanOfBlocks_withTheirOwnRanges() {
        float[] before = {0, 1, 0, 1, 0, 100, 0, 100};
        float[] after = {0.5f, 1.5f, 0.5f, 1.5f, 1, 101, 1, 101};
        BlockQuality quality = BlockQuality.of(before, after, 4);
        // 20 log10(1 / 0.5) and 20 log10(100 / 1)
        assertThat(quality.psnr()).isEqualTo((6.0206 + 40) / 2, within(1e-4));
        assertThat(quality.mae()).isEqualTo(0.75);
        assertThat(quality.largest()).isEqualTo(1);
    }

    @Test
    void publishedPsnr_ofASmallBlock_isCrushed() {
        float[] before = {0, 1e-4f};
        float[] after = {1e-7f, 1e-4f};
        BlockQuality quality = BlockQuality.of(before, after, 2);
        assertThat(quality.psnr()).isGreaterThan(60);
        assertThat(quality.publishedPsnr()).isLessThan(1);
    }

    @Test
    void flatAndExactBlocks_areCountedApart() {
        float[] before = {3, 3, 0, 1, 0, 1};
        float[] after = {3, 4, 0, 1, 0, 2};
        BlockQuality quality = BlockQuality.of(before, after, 2);
        assertThat(quality.flat()).isEqualTo(1);
        assertThat(quality.exact()).isEqualTo(1);
        assertThat(quality.psnr()).isEqualTo(3.0103, within(1e-4));
    }

    @Test
    void lengths_mustFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> BlockQuality.of(new float[4], new float[4], 3));
    }

    @Test
    void volume_ofALinearField_isThatField() {
        Octree octree = new Octree(8, 2, 4, 1e-2);
        OctreeBlocks blocks = new BlockSampler(octree, 7, List.of(SliceVariable.U_CHI))
                .sample(List.of(new Binaries(1, false).get(0)));
        float[] linear = new float[blocks.values()[0].length];
        for (int at = 0; at < linear.length; at++) {
            int b = at / 343;
            double x = blocks.centers()[b][0] + (at % 7 - 3) * blocks.spacing()[b];
            double z = blocks.centers()[b][2] + (at / 49 % 7 - 3) * blocks.spacing()[b];
            linear[at] = (float) (2 * x - z);
        }
        float[] volume = OctreeVolume.of(blocks, linear, 0, 33);
        for (int at = 0; at < volume.length; at++) {
            double x = at % 33 * 0.5 - 8;
            double z = at / (33 * 33) * 0.5 - 8;
            assertThat(volume[at]).as("point %d", at).isEqualTo((float) (2 * x - z), within(1e-5f));
        }
    }
}
