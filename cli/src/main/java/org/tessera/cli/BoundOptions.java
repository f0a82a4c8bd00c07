package org.tessera.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.target.Absolute;
import org.tessera.target.Lossless;
import org.tessera.target.Noise;
import org.tessera.target.PointwiseRelative;
import org.tessera.target.Psnr;
import org.tessera.target.Pure;
import org.tessera.target.Rate;
import org.tessera.target.Ratio;
import org.tessera.target.Target;
import org.tessera.target.TargetText;
import org.tessera.target.ValueRangeRelative;
import picocli.CommandLine.Option;

/// The bound, by name. Two of `--abs`, `--rel`, `--pwrel` may stand together: then both hold.
final class BoundOptions {

    @Option(names = "--abs", paramLabel = "EPS", description = "Error of at most EPS at every point.")
    @Nullable
    Double abs;

    @Option(
            names = "--rel",
            paramLabel = "EPS",
            description = "Error of at most EPS times the value range (max - min) of the variable.")
    @Nullable
    Double rel;

    @Option(
            names = "--pwrel",
            paramLabel = "EPS",
            description = "Error of at most EPS times each value; zeros and signs stay exact.")
    @Nullable
    Double pwrel;

    @Option(
            names = "--noise",
            paramLabel = "Q",
            description =
                    "Error of at most sigma/(3Q), sigma being the noise measured in each chunk; Q as in fpack -q, such as 4.")
    @Nullable
    Double noise;

    @Option(names = "--lossless", description = "Every bit comes back.")
    boolean lossless;

    @Option(names = "--psnr", paramLabel = "DB", description = "The loosest bound found that reaches this PSNR.")
    @Nullable
    Double psnr;

    @Option(
            names = "--rate",
            paramLabel = "BITS",
            description = "The tightest bound found with at most this many bits per value.")
    @Nullable
    Double rate;

    @Option(
            names = "--ratio",
            paramLabel = "R",
            description = "The tightest bound found that makes a variable this many times smaller.")
    @Nullable
    Double ratio;

    @Option(
            names = "--pure",
            description = "No bound asked: what the model of hermite, gmm, network and the like makes by itself; the"
                    + " largest error found becomes the bound.")
    boolean pure;

    boolean isEmpty() {
        return abs == null
                && rel == null
                && pwrel == null
                && !lossless
                && !pure
                && psnr == null
                && rate == null
                && ratio == null;
    }

    /// @throws IllegalArgumentException when none is given, saying what to type, or a number makes no sense
    Target target() {
        List<Target> targets = new ArrayList<>();
        if (abs != null) {
            targets.add(new Absolute(abs));
        }
        if (rel != null) {
            targets.add(new ValueRangeRelative(rel));
        }
        if (pwrel != null) {
            targets.add(new PointwiseRelative(pwrel));
        }
        if (noise != null) {
            targets.add(new Noise(noise));
        }
        if (lossless) {
            targets.add(new Lossless());
        }
        if (psnr != null) {
            targets.add(new Psnr(psnr));
        }
        if (rate != null) {
            targets.add(new Rate(rate));
        }
        if (ratio != null) {
            targets.add(new Ratio(ratio));
        }
        if (pure) {
            targets.add(new Pure());
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("no error bound given, and there is no default: say for example"
                    + " --rel 1e-3 (a thousandth of the value range), --abs 0.01 (in the unit of the data),"
                    + " --pwrel 1e-2 (of each value) or --lossless");
        }
        return TargetText.combine(targets);
    }
}
