package org.tessera.cli.generate;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tessera.science.relativity.OctreeBlocks;

/// Writes blocks as the extracted files of relativity codes lay them out: `vars`, `var_data` (variable, block, z, y,
/// x),
/// `centers`, `dx`, `dy`, `dz`, `levels`, `vars_use`; and `configurations`, the number of the slice of each block.
public final class BlockFile {

    private BlockFile() {}

    public static void write(Path path, OctreeBlocks blocks) throws IOException {
        Files.deleteIfExists(path); // jhdf would write over the old bytes and leave the rest of them
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.removeAttribute("_jHDF"); // names the platform
            file.putDataset("vars", blocks.variables());
            file.putDataset("vars_use", blocks.variables());
            file.putDataset("var_data", nested(blocks));
            file.putDataset("centers", blocks.centers());
            for (String axis : new String[] {"dx", "dy", "dz"}) {
                file.putDataset(axis, blocks.spacing());
            }
            file.putDataset("levels", blocks.levels());
            file.putDataset("configurations", blocks.configurations());
        }
    }

    private static float[][][][][] nested(OctreeBlocks blocks) {
        int n = blocks.points();
        float[][][][][] all = new float[blocks.variables().length][blocks.count()][n][n][n];
        for (int v = 0; v < all.length; v++) {
            int at = 0;
            for (float[][][] block : all[v]) {
                for (float[][] plane : block) {
                    for (float[] row : plane) {
                        System.arraycopy(blocks.values()[v], at, row, 0, n);
                        at += n;
                    }
                }
            }
        }
        return all;
    }
}
