package org.tessera.neural.layer;

import java.util.List;
import java.util.stream.Stream;
import org.tessera.error.MalformedException;

/// An autoencoder as data: the shape of a block, and the layers to the latent and back.
///
/// It is stored as JSON in every model file; see [ArchitectureText]. Shapes are followed through all layers when it is
/// made, so an architecture that exists is one that fits together and keeps within the limits.
///
/// @param name for people
/// @param input channels and axes of one block
/// @param encoder block to latent
/// @param decoder latent to block
public record Architecture(String name, Features input, LayerSpec.Sequence encoder, LayerSpec.Sequence decoder) {

    public Architecture {
        LayerParameters.of(encoder, input, "encoder");
        LayerParameters.of(decoder, LayerShapes.output(encoder, input), "decoder");
        Features back = LayerShapes.output(decoder, LayerShapes.output(encoder, input));
        if (!back.equals(input)) {
            throw new MalformedException(-1, "the decoder of " + name + " makes " + back + " of blocks of " + input);
        }
    }

    /// Shape of the latent.
    public Features latent() {
        return LayerShapes.output(encoder, input);
    }

    public List<ParameterSpec> encoderParameters() {
        return LayerParameters.of(encoder, input, "encoder");
    }

    public List<ParameterSpec> decoderParameters() {
        return LayerParameters.of(decoder, latent(), "decoder");
    }

    public List<ParameterSpec> parameters() {
        return Stream.concat(encoderParameters().stream(), decoderParameters().stream())
                .toList();
    }
}
