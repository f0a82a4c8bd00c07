package org.tessera.residual;

import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;

/// Registers a model as a codec, with the options that all models have: `l1`, `root`, `log`, `support`.
public abstract class ApproximatorProvider implements CodecProvider {

    private final CodecId id;
    private final int axes;
    private final String[] options;

    /// @param axes least axes of a cell; 0 where the model sees all axes at once
    /// @param own names of the model's own options
    protected ApproximatorProvider(String name, int axes, String... own) {
        this.id = new CodecId(name, 1);
        this.axes = axes;
        this.options = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(own),
                        java.util.stream.Stream.of(Quality.OPTION, "root", "log", "support"))
                .toArray(String[]::new);
    }

    @Override
    public final CodecId id() {
        return id;
    }

    /// The model with its own options, read from the text.
    protected abstract Approximator model(OptionText text);

    /// How values are bent unless the text says otherwise.
    protected ValueScale usualScale() {
        return ValueScale.LINEAR;
    }

    @Override
    public final Codec create(OptionText text) {
        text.allow(options);
        boolean support = text.integer("support", 0, 0, 1) == 1;
        Approximator scaled = new ScaledApproximator(model(text), ValueScale.parse(text, usualScale()), support);
        return new BoundedCodec(id, axes == 0 ? scaled : new CellwiseApproximator(scaled, axes), Quality.parse(text));
    }
}
