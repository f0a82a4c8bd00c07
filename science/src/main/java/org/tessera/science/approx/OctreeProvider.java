package org.tessera.science.approx;

import org.tessera.codec.OptionText;
import org.tessera.residual.Approximator;
import org.tessera.residual.ApproximatorProvider;

/// Registers [OctreeModel] as `octree`.
public final class OctreeProvider extends ApproximatorProvider {

    public OctreeProvider() {
        super("octree", 1, "order", "leaves");
    }

    @Override
    protected Approximator model(OptionText text) {
        return new OctreeModel(
                text.integer("order", 2, 0, OctreeModel.MOST_ORDER),
                text.integer("leaves", 0, 0, OctreeModel.MOST_LEAVES));
    }
}
