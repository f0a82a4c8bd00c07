package org.tessera.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.tessera.neural.TrainRequest;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.Tensor;
import org.tessera.neural.network.NetworkModel;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.data.Split;
import org.tessera.training.run.LatentCoding;
import org.tessera.training.run.Trained;

/// Makes the model file of a trained network: layers, numbers, how latents are coded, and where it all comes from.
final class ModelMaker {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TrainingConfig config;
    private final TrainRequest request;
    private final Split split;
    private final Normalisation normalisation;
    private final boolean finished;

    ModelMaker(
            TrainingConfig config, TrainRequest request, Split split, Normalisation normalisation, boolean finished) {
        this.config = config;
        this.request = request;
        this.split = split;
        this.normalisation = normalisation;
        this.finished = finished;
    }

    Model make(Trained trained) {
        Architecture architecture = trained.folded().architecture();
        String latents = trained.coding() != null
                ? NetworkModel.STEPS
                : trained.codebook() != null ? NetworkModel.CODEBOOK : NetworkModel.FLOATS;
        Model.Builder builder = Model.builder(name(), NetworkModel.json(architecture, normalisation, latents))
                .metadata("description", config.description())
                .metadata("data", data())
                .metadata("licence", config.licence())
                .metadata("seed", Long.toString(config.seed()))
                .metadata("splits", splits())
                .metadata("quality", quality(trained))
                .metadata("command", request.command());
        for (ParameterSpec spec : architecture.parameters()) {
            float[] values = trained.folded().tensors().get(spec.name(), spec.count());
            builder.tensor(spec.name(), Tensor.f32(values, spec.shape()));
        }
        LatentCoding coding = trained.coding();
        if (coding != null) {
            builder.tensor("latent.steps", Tensor.f32(coding.steps(), coding.steps().length))
                    .tensor("latent.low", Tensor.i32(coding.low(), coding.low().length))
                    .tensor("latent.counts", Tensor.i32(coding.counts(), coding.counts().length))
                    .tensor("latent.frequencies", Tensor.i32(coding.frequencies(), coding.frequencies().length));
        }
        float[] codebook = trained.codebook();
        if (codebook != null) {
            int entries = trained.codebookEntries();
            builder.tensor("latent.codebook", Tensor.f32(codebook, entries, codebook.length / entries));
        }
        return builder.build();
    }

    private String name() {
        String file = String.valueOf(request.output().getFileName()).toLowerCase(Locale.ROOT);
        String plain = file.endsWith(".tsm") ? file.substring(0, file.length() - 4) : file;
        String clean = plain.replaceAll("[^a-z0-9._-]", "-").replaceAll("^[^a-z0-9]+", "");
        return clean.isEmpty() ? "model" : clean.substring(0, Math.min(64, clean.length()));
    }

    private String data() {
        return String.join(
                ", ",
                request.inputs().stream()
                        .map(p -> String.valueOf(p.getFileName()))
                        .toList());
    }

    private ObjectNode splits() {
        return JSON.objectNode()
                .put("by", split.byGroup() ? "groups" : "seed")
                .put("training", split.training().length)
                .put("validation", split.validation().length)
                .put("test", split.test().length);
    }

    private ObjectNode quality(Trained trained) {
        Trained.Reached reached = trained.validation();
        ObjectNode node = JSON.objectNode()
                .put("epoch", trained.epoch())
                .put("step", trained.step())
                .put("finished", finished);
        for (Map.Entry<String, Double> entry : Map.of(
                        "validation_loss", reached.loss(),
                        "validation_psnr", reached.psnr(),
                        "validation_psnr_normalised", reached.psnrNormalised(),
                        "bits_per_value", reached.bits())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            if (Double.isFinite(entry.getValue())) {
                node.put(entry.getKey(), entry.getValue());
            }
        }
        return node;
    }
}
