package org.tessera.training.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.training.loss.LossKind;
import org.tessera.training.loss.LossTerm;

/// Makes a [TrainingConfig] from settings; every key is checked, and those left out have the values of the
/// relativity autoencoder's recipe.
public final class ConfigReader {

    private static final int MANY = 1_000_000;
    private static final double SUM_TOLERANCE = 1e-9;

    private final Settings root;
    private int projections = 50;
    private int entries = 512;
    private int dimension = 4;
    private double commitment = 1;

    private ConfigReader(Settings root) {
        this.root = root;
    }

    /// @throws IllegalArgumentException naming the setting that is unknown or cannot be
    public static TrainingConfig read(Map<String, @Nullable Object> settings) {
        return new ConfigReader(new Settings("", settings)).config();
    }

    private TrainingConfig config() {
        Settings normalisation = root.inside("normalisation", "name");
        Settings data = root.inside("data", "variable");
        Settings split = root.inside("split", "groups");
        List<LossTerm> terms = terms();
        TrainingConfig config = new TrainingConfig(
                root.text("architecture", "swae-7"),
                root.whole("latent", 16, 1, 1 << 20),
                normalisation.text("name", "positive-log"),
                normalisation.number("epsilon", Double.NaN, 1e-300, 1e300),
                terms,
                projections,
                entries,
                dimension,
                commitment,
                optimizer(),
                plan(),
                root.whole("batch", 64, 1, 1 << 20),
                root.whole("epochs", 1000, 1, MANY),
                root.number("clip", 2, 0, 1e30),
                root.whole("patience", 50, 0, MANY),
                root.whole("seed", 42L, Long.MIN_VALUE, Long.MAX_VALUE),
                root.whole("threads", 1, 1, 1024),
                device(),
                precision(),
                data.textOrNull("variable"),
                data.flag("skip-bad", false),
                split.textOrNull("groups"),
                fractions(split),
                root.number("checkpoint-minutes", 5, 0, MANY),
                root.text("licence", "not stated"),
                root.text("description", ""));
        for (Settings part : List.of(root, normalisation, data, split)) {
            part.checkAllAsked();
        }
        return config;
    }

    private List<LossTerm> terms() {
        Settings loss = root.inside("loss", "mse");
        List<LossTerm> terms = new ArrayList<>();
        if (loss.keys().isEmpty()) {
            terms.add(new LossTerm(LossKind.MSE, 1, 0, 0, Integer.MAX_VALUE));
            terms.add(new LossTerm(LossKind.SLICED_WASSERSTEIN, 0.9, 0, 0, Integer.MAX_VALUE));
        }
        for (LossKind kind : LossKind.values()) {
            if (!loss.has(kind.label())) {
                continue;
            }
            Settings term = loss.inside(kind.label(), "weight");
            LossTerm read = term(kind, term);
            term.checkAllAsked();
            if (read.weight() > 0) {
                terms.add(read);
            }
        }
        for (String key : loss.keys()) {
            if (!LossKind.labels().contains(key)) {
                throw new IllegalArgumentException(
                        "unknown loss '" + key + "'; known: " + String.join(", ", LossKind.labels()));
            }
        }
        return terms;
    }

    private LossTerm term(LossKind kind, Settings term) {
        switch (kind) {
            case SLICED_WASSERSTEIN -> projections = term.whole("projections", projections, 1, 1 << 16);
            case VQ -> {
                entries = term.whole("entries", entries, 2, 1 << 16);
                dimension = term.whole("dimension", dimension, 1, 1 << 12);
                commitment = term.number("commitment", commitment, 0, 1e6);
            }
            default -> {}
        }
        return new LossTerm(
                kind,
                term.number("weight", 1, 0, 1e12),
                term.whole("from", 0, 0, MANY),
                term.whole("ramp", 0, 0, MANY),
                term.whole("until", Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
    }

    private OptimizerPlan optimizer() {
        OptimizerPlan.Kind kind = one(
                "optimizer", root.text("optimizer", "adam"), OptimizerPlan.Kind.values(), OptimizerPlan.Kind::label);
        boolean sgd = kind == OptimizerPlan.Kind.SGD;
        return new OptimizerPlan(
                kind,
                root.number("lr", 1e-4, 1e-12, 1e3),
                root.number(sgd ? "momentum" : "beta1", 0.9, 0, 0.999999),
                sgd ? 0 : root.number("beta2", 0.999, 0, 0.9999999),
                sgd ? 0 : root.number("epsilon", 1e-8, 1e-16, 1),
                root.number("weight-decay", kind == OptimizerPlan.Kind.ADAMW ? 0.01 : 0, 0, 1e3));
    }

    private Plan plan() {
        Settings schedule = root.inside("schedule", "kind");
        Plan.Kind kind = one("schedule", schedule.text("kind", "step"), Plan.Kind.values(), Plan.Kind::label);
        Plan plan = new Plan(
                kind,
                schedule.whole("every", kind == Plan.Kind.PLATEAU ? 10 : 30, 1, MANY),
                schedule.number("factor", 0.5, 1e-6, 1),
                schedule.number("least", 0, 0, 1),
                schedule.whole("warmup", 0, 0, MANY));
        schedule.checkAllAsked();
        return plan;
    }

    private String device() {
        String device = root.text("device", "cpu");
        if (!device.equals("cpu") && !device.equals("cuda")) {
            throw new IllegalArgumentException("device: cpu or cuda expected, found '" + device + "'");
        }
        return device;
    }

    private boolean precision() {
        return switch (root.text("precision", "f32")) {
            case "f32" -> false;
            case "bf16" -> true;
            default ->
                throw new IllegalArgumentException(
                        "precision: f32 or bf16 expected, found '" + root.text("precision", "") + "'");
        };
    }

    private static double[] fractions(Settings split) {
        double[] fractions = {
            split.number("train", 0.8, 0, 1), split.number("validation", 0.15, 0, 1), split.number("test", 0.05, 0, 1)
        };
        double sum = fractions[0] + fractions[1] + fractions[2];
        if (sum > 1 + SUM_TOLERANCE || fractions[0] == 0) {
            throw new IllegalArgumentException("split: train, validation and test as fractions with a sum of at most 1"
                    + " expected, found " + fractions[0] + ", " + fractions[1] + ", " + fractions[2]);
        }
        return fractions;
    }

    private static <T> T one(String key, String text, T[] values, java.util.function.Function<T, String> label) {
        for (T value : values) {
            if (label.apply(value).equals(text.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown " + key + " '" + text + "'; known: "
                + String.join(", ", Arrays.stream(values).map(label).toList()));
    }
}
