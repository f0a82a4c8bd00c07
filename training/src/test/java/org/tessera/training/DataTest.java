package org.tessera.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.formats.OpenOptions;
import org.tessera.neural.layer.Features;
import org.tessera.training.data.BlockReader;
import org.tessera.training.data.Blocks;
import org.tessera.training.data.GroupLabels;
import org.tessera.training.data.Split;

class DataTest {

    private static final Features BLOCK = Features.of(1, 2, 2, 2);

    @TempDir
    private Path folder;

    private Path raw(String name, int count) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(count * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i);
        }
        return Files.write(folder.resolve(name), bytes.array());
    }

    @Test
    void stackOfBlocks_isReadInOrder() throws Exception {
        Blocks blocks = new BlockReader(raw("x.f32", 24), BLOCK)
                .read(new OpenOptions(Map.of("shape", "3,2,2,2", "dtype", "f32")), null);
        assertThat(blocks.count()).isEqualTo(3);
        assertThat(blocks.select(new int[] {2}).values()).containsExactly(16, 17, 18, 19, 20, 21, 22, 23);
    }

    @Test
    void volume_isCut() throws Exception {
        Blocks blocks = new BlockReader(raw("x.f32", 4 * 4 * 5), BLOCK)
                .read(new OpenOptions(Map.of("shape", "4,4,5", "dtype", "f32")), null);
        assertThat(blocks.count()).isEqualTo(2 * 2 * 2);
        assertThat(blocks.select(new int[] {1}).values()).containsExactly(2, 3, 7, 8, 22, 23, 27, 28);
    }

    @Test
    void relativityFile_isReadByTheNamesOfItsVariables() throws Exception {
        Path path = folder.resolve("bssn.h5");
        double[][][][][] data = new double[2][3][2][2][2];
        for (int v = 0; v < 2; v++) {
            for (int b = 0; b < 3; b++) {
                for (int i = 0; i < 8; i++) {
                    data[v][b][i / 4][i / 2 % 2][i % 2] = 100 * v + 10 * b + i;
                }
            }
        }
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putDataset("vars", new String[] {"U_ALPHA", "U_CHI"});
            file.putDataset("var_data", data);
            file.putDataset("levels", new int[] {5, 6, 6});
        }
        BlockReader reader = new BlockReader(path, BLOCK);
        Blocks chi = reader.read(OpenOptions.NONE, "U_CHI");
        assertThat(chi.count()).isEqualTo(3);
        assertThat(chi.values()).startsWith(100, 101, 102).endsWith(126, 127);
        assertThatThrownBy(() -> reader.read(OpenOptions.NONE, null))
                .hasMessageContaining("U_ALPHA, U_CHI: name one of them with data.variable");
        assertThatThrownBy(() -> reader.read(OpenOptions.NONE, "U_K")).hasMessageContaining("'U_K' is none");
        assertThatThrownBy(() -> new BlockReader(path, Features.of(1, 7, 7, 7)).read(OpenOptions.NONE, "U_CHI"))
                .hasMessageContaining("holds blocks of 2x2x2");
        long[] labels = new GroupLabels("levels", List.of(path), OpenOptions.NONE).read(3);
        assertThat(labels).containsExactly(5, 6, 6);
    }

    @Test
    void fileWithoutBlocks_saysWhatItHas() throws Exception {
        Path path = raw("x.f32", 24);
        assertThatThrownBy(() -> new BlockReader(path, Features.of(1, 7, 7, 7))
                        .read(new OpenOptions(Map.of("shape", "3,2,2,2", "dtype", "f32")), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consists of blocks 1x7x7x7")
                .hasMessageContaining("3x2x2x2");
    }

    @Test
    void badValues_areRefusedOrLeftOut() {
        Blocks blocks = Waves.blocks(4, 2, 1);
        blocks.values()[11] = Float.NaN;
        blocks.values()[12] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> blocks.checkFinite("x.h5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.h5 has 2 values that are not finite, the first in block 1");
        assertThat(blocks.finiteOnly().count()).isEqualTo(3);
    }

    @Test
    void split_bySeed_isDisjointAndRepeatable() {
        Split split = Split.of(1000, null, new double[] {0.8, 0.15, 0.05}, 42);
        assertThat(split.training()).hasSize(800);
        assertThat(split.validation()).hasSize(150);
        assertThat(split.test()).hasSize(50);
        int[] together = new int[1000];
        System.arraycopy(split.training(), 0, together, 0, 800);
        System.arraycopy(split.validation(), 0, together, 800, 150);
        System.arraycopy(split.test(), 0, together, 950, 50);
        Arrays.sort(together);
        assertThat(together).isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(Split.of(1000, null, new double[] {0.8, 0.15, 0.05}, 42).training())
                .isEqualTo(split.training());
        assertThat(Split.of(1000, null, new double[] {0.8, 0.15, 0.05}, 43).training())
                .isNotEqualTo(split.training());
    }

    @Test
    void split_byGroups_keepsThemWhole() {
        long[] labels = IntStream.range(0, 1000).mapToLong(i -> i / 100).toArray();
        Split split = Split.of(1000, labels, new double[] {0.8, 0.1, 0.1}, 1);
        for (int[] part : List.of(split.training(), split.validation(), split.test())) {
            assertThat(part.length % 100).isZero();
        }
        assertThat(IntStream.of(split.training()).map(i -> i / 100).distinct().count())
                .isEqualTo(8);
    }

    @Test
    void tooFewBlocks_areRefused() {
        assertThatThrownBy(() -> Split.of(1, null, new double[] {0.8, 0.15, 0.05}, 42))
                .hasMessageContaining("at least 2 blocks");
        assertThatThrownBy(() -> Split.of(3, new long[] {1, 1, 1}, new double[] {0.8, 0.15, 0.05}, 42))
                .hasMessageContaining("at least 2 of them, found 1");
        assertThat(Split.of(2, null, new double[] {0.8, 0.15, 0.05}, 42).training())
                .hasSize(1);
    }
}
