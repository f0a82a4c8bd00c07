package org.tessera.cli;

import org.jspecify.annotations.Nullable;
import org.tessera.field.Box;
import org.tessera.science.vdf.SparseDistribution;
import picocli.CommandLine.Option;

/// Which part of the velocity mesh of a VLSV file is meant.
final class VdfBox {

    @Option(
            names = "--box",
            paramLabel = "N|all|mesh",
            description =
                    "Of a VLSV file: cells to each side of the peak, 25 when not given; or all blocks, or the mesh.")
    String text = "25";

    /// @param cell for messages
    Box of(SparseDistribution sparse, long cell) {
        if (text.equals("mesh")) {
            return Box.all(sparse.mesh().grid().shape());
        }
        if (!text.equals("all")) {
            try {
                return sparse.aroundPeak(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--box wants cells to each side of the peak, all or mesh; found '" + text + "'", e);
            }
        }
        @Nullable Box around = sparse.boundingBox();
        if (around == null) {
            throw new IllegalArgumentException("cell " + cell + " has no blocks: say --box 25 or --box mesh");
        }
        return around;
    }
}
