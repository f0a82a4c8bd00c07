package org.tessera.science.approx;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;
import org.tessera.residual.BoundedCodec;
import org.tessera.residual.Quality;
import org.tessera.residual.ValueScale;

/// Registers [GroupModel] as `cellpca`.
public final class CellGroupProvider implements CodecProvider {

    public static final String NAME = "cellpca";

    private static final CodecId ID = new CodecId(NAME, 1);
    private static final ValueScale SQUARE_ROOT = new ValueScale(2, 0);

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Codec create(OptionText text) {
        text.allow("order", "root", "log", Quality.OPTION);
        int order = text.integer("order", GroupModel.MOST_ORDER, 1, GroupModel.MOST_ORDER);
        return new BoundedCodec(ID, new GroupModel(order, ValueScale.parse(text, SQUARE_ROOT)), Quality.parse(text));
    }
}
