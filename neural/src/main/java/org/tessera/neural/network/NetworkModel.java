package org.tessera.neural.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.ArchitectureText;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.Network;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.neural.model.Model;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.neural.normalise.Normalisations;

/// An autoencoder out of a model file: blocks to latents and back, and how values become what it sees.
///
/// The JSON of such a model has `kind` (`network`), `network` (an [Architecture]), `normalisation`, and `latents`:
/// `float`, `steps` (tensors `latent.steps`, `.low`, `.counts`, `.frequencies`) or `codebook` (`latent.codebook`).
public final class NetworkModel {

    public static final String KIND = "network";
    public static final String FLOATS = "float";
    public static final String STEPS = "steps";
    public static final String CODEBOOK = "codebook";

    private static final List<String> LATENTS = List.of(FLOATS, STEPS, CODEBOOK);

    private final Architecture architecture;
    private final Normalisation normalisation;
    private final String latents;
    private final Network decoder;
    private final @Nullable Network encoder;

    private NetworkModel(
            Architecture architecture,
            Normalisation normalisation,
            String latents,
            Network decoder,
            @Nullable Network encoder) {
        this.architecture = architecture;
        this.normalisation = normalisation;
        this.latents = latents;
        this.decoder = decoder;
        this.encoder = encoder;
    }

    /// @throws org.tessera.error.CompressionException when the model is of another kind, or its parts do not fit
    public static NetworkModel of(Model model) {
        if (!model.kind().equals(KIND)) {
            throw new UnsupportedException(
                    "model " + model.name() + " is of kind '" + model.kind() + "', not '" + KIND + "'");
        }
        ObjectNode json = model.architecture();
        Architecture architecture = ArchitectureText.parse(json.path("network"));
        String latents = json.path("latents").asText();
        if (!LATENTS.contains(latents)) {
            throw new UnsupportedException("model " + model.name() + " codes its latents as '" + latents + "'; known: "
                    + String.join(", ", LATENTS));
        }
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : architecture.parameters()) {
            if (model.tensors().containsKey(spec.name())) {
                tensors.put(spec.name(), model.tensor(spec.name()).floats());
            }
        }
        boolean whole = architecture.encoderParameters().stream()
                .allMatch(spec -> model.tensors().containsKey(spec.name()));
        return new NetworkModel(
                architecture,
                Normalisations.parse(json.path("normalisation")),
                latents,
                Network.of(architecture.decoder(), architecture.latent(), tensors, "decoder"),
                whole ? Network.of(architecture.encoder(), architecture.input(), tensors, "encoder") : null);
    }

    /// What [Model#builder] takes as the architecture of such a model.
    public static ObjectNode json(Architecture architecture, Normalisation normalisation, String latents) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", KIND);
        node.set("network", ArchitectureText.json(architecture));
        node.set("normalisation", Normalisations.json(normalisation));
        node.put("latents", latents);
        return node;
    }

    public Architecture architecture() {
        return architecture;
    }

    public Normalisation normalisation() {
        return normalisation;
    }

    /// `float`, `steps` or `codebook`.
    public String latents() {
        return latents;
    }

    /// Latents to normalised blocks, with the same bits everywhere.
    public Network decoder() {
        return decoder;
    }

    /// Normalised blocks to latents.
    ///
    /// @throws UnsupportedException when the model can only decode
    public Network encoder() {
        if (encoder == null) {
            throw new UnsupportedException("the model " + architecture.name() + " can only decode: it has no encoder");
        }
        return encoder;
    }
}
