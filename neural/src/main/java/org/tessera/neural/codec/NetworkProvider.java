package org.tessera.neural.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;
import org.tessera.codec.Preparation;
import org.tessera.codec.PreparedCodec;
import org.tessera.io.Limits;
import org.tessera.model.ModelUse;
import org.tessera.model.VariableModels;
import org.tessera.neural.block.BlockLayout;
import org.tessera.neural.model.Model;
import org.tessera.neural.network.NetworkModel;

/// Registers [NetworkCodec], which works with a model that the user names.
public final class NetworkProvider implements CodecProvider {

    @Override
    public CodecId id() {
        return NetworkCodec.ID;
    }

    @Override
    public Codec create(OptionText text) {
        text.allow();
        return new NetworkCodec(null, VariableModels.NONE);
    }

    @Override
    public Codec decoder(VariableModels models) {
        return new NetworkCodec(null, models);
    }

    /// Null where no model is a network whose blocks the variable has.
    @Override
    public @Nullable PreparedCodec prepare(OptionText text, Preparation variable) throws IOException {
        text.allow();
        if (variable.models().isEmpty()) {
            throw new IllegalArgumentException(
                    "codec network needs a trained model: say --model FILE.tsm (tessera train makes one)");
        }
        int[] sizes = BlockLayout.sizes(variable.chunk(0).spec().shape());
        for (ModelUse use : variable.models()) {
            if (Model.read(use.bytes(), Limits.DEFAULT).kind().equals(NetworkModel.KIND)) {
                NetworkCodec.Fitted fitted = NetworkCodec.Fitted.read(use.bytes());
                int[] block = BlockLayout.choose(sizes, fitted.axes());
                int[] axes = Arrays.stream(block).filter(size -> size > 1).toArray();
                if (Arrays.equals(axes, fitted.axes())) {
                    return new PreparedCodec(
                            new NetworkCodec(fitted, VariableModels.NONE),
                            new OptionText("network", Map.of()),
                            List.of(use));
                }
            }
        }
        return null;
    }
}
