package org.tessera.metric;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The measures that have a name: for JSON, for `--fail-if`, for tables.
///
/// A measure that libpressio has too carries libpressio's key and has its meaning; the others are under `tessera:`.
/// The order is the order of reports.
public enum Metric {
    RATIO("size:compression_ratio", "ratio"),
    BIT_RATE("size:bit_rate", "bpv"),
    ORIGINAL_BYTES("size:uncompressed_size"),
    COMPRESSED_BYTES("size:compressed_size"),
    N("error_stat:n"),
    MAX("error_stat:max_error", "max"),
    MAX_REL("error_stat:max_rel_error", "max_rel"),
    MAX_PW_REL("error_stat:max_pw_rel_error", "max_pw_rel"),
    MIN_ERROR("error_stat:min_error"),
    AVERAGE_ERROR("error_stat:average_error"),
    AVERAGE_DIFFERENCE("error_stat:average_difference"),
    MSE("error_stat:mse"),
    RMSE("error_stat:rmse"),
    PSNR("error_stat:psnr"),
    VALUE_MIN("error_stat:value_min"),
    VALUE_MAX("error_stat:value_max"),
    VALUE_RANGE("error_stat:value_range"),
    VALUE_MEAN("error_stat:value_mean"),
    VALUE_STD("error_stat:value_std"),
    PEARSON("pearson:r", "pearson"),
    PEARSON_R2("pearson:r2"),
    SSIM("ssim:ssim", "ssim"),
    AUTOCORR("autocorr:lag1", "autocorr"),
    BIAS("tessera:bias"),
    MAX_ERROR_INDEX("tessera:max_error_index"),
    NRMSE("tessera:nrmse"),
    PSNR_ZFP("tessera:psnr_zfp"),
    SNR("tessera:snr"),
    L2("tessera:l2"),
    L2_REL("tessera:l2_rel"),
    NINES("tessera:nines"),
    ACCURACY_GAIN("tessera:accuracy_gain"),
    DSSIM("tessera:dssim"),
    ZEROS_CHANGED("tessera:zeros_changed"),
    NAN_COUNT("tessera:nan"),
    INF_COUNT("tessera:inf"),
    FILL_COUNT("tessera:fill"),
    CLASS_CHANGED("tessera:class_changed"),
    BROKEN("tessera:broken"),
    MS_SSIM("tessera:ms_ssim"),
    KS("ks_test:d", "ks"),
    KS_PVALUE("ks_test:pvalue", "ks_pvalue"),
    KS_POINTS("tessera:ks_points"),
    KL("kl_divergence:p_q", "kl"),
    KL_REVERSE("kl_divergence:q_p", "kl_reverse"),
    ENTROPY("tessera:entropy"),
    ENTROPY_RECONSTRUCTION("tessera:entropy_reconstruction"),
    GRADIENT_PSNR("tessera:gradient_psnr"),
    LAPLACIAN_PSNR("tessera:laplacian_psnr"),
    SOBOLEV("tessera:sobolev"),
    SEAM("tessera:seam"),
    SEAM_ORIGINAL("tessera:seam_original"),
    SEAM_ERROR("tessera:seam_error"),
    SPECTRUM_MAX("tessera:spectrum_max"),
    SPECTRUM_KEPT("tessera:spectrum_kept");

    private final String key;
    private final String label;

    Metric(String key) {
        this(key, key.substring(key.indexOf(':') + 1));
    }

    Metric(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// Key in JSON.
    public String key() {
        return key;
    }

    /// Short name in the command line.
    public String label() {
        return label;
    }

    /// Finds a metric by key, by short name, or by the part of its key after the colon.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static Metric parse(String name) {
        return parse(name, "");
    }

    /// @param others further names that would have been understood, for the message
    static Metric parse(String name, String others) {
        for (Metric metric : values()) {
            String tail = metric.key.substring(metric.key.indexOf(':') + 1);
            if (List.of(metric.key, metric.label, tail).contains(name)) {
                return metric;
            }
        }
        String known = Arrays.stream(values()).map(Metric::label).collect(Collectors.joining(" "));
        throw new IllegalArgumentException("unknown metric '" + name + "': use one of " + others + known);
    }

    boolean isCount() {
        return switch (this) {
            case N,
                    ORIGINAL_BYTES,
                    COMPRESSED_BYTES,
                    MAX_ERROR_INDEX,
                    KS_POINTS,
                    ZEROS_CHANGED,
                    NAN_COUNT,
                    INF_COUNT,
                    FILL_COUNT,
                    CLASS_CHANGED,
                    BROKEN -> true;
            default -> false;
        };
    }

    /// What has to be measured to have it; null when it is always there.
    public @Nullable MetricGroup group() {
        return switch (this) {
            case SSIM, DSSIM -> MetricGroup.SSIM;
            case AUTOCORR -> MetricGroup.AUTOCORRELATION;
            case MS_SSIM -> MetricGroup.MS_SSIM;
            case KS, KS_PVALUE, KS_POINTS, KL, KL_REVERSE, ENTROPY, ENTROPY_RECONSTRUCTION -> MetricGroup.DISTRIBUTION;
            case GRADIENT_PSNR, LAPLACIAN_PSNR, SOBOLEV -> MetricGroup.DERIVATIVES;
            case SEAM, SEAM_ORIGINAL, SEAM_ERROR -> MetricGroup.SEAMS;
            case SPECTRUM_MAX, SPECTRUM_KEPT -> MetricGroup.SPECTRUM;
            default -> null;
        };
    }

    /// The number, or empty where it was not measured.
    public OptionalDouble of(Measured measured) {
        Comparison comparison = measured.comparison();
        return switch (this) {
            case RATIO, BIT_RATE, ORIGINAL_BYTES, COMPRESSED_BYTES, ACCURACY_GAIN ->
                ofSizes(comparison.errors(), measured.sizes());
            case SSIM, DSSIM -> ofSimilarity(comparison.similarity());
            case AUTOCORR -> ofLag1(comparison.autocorrelation());
            case NAN_COUNT, INF_COUNT, FILL_COUNT, CLASS_CHANGED, BROKEN ->
                OptionalDouble.of(ofCounts(comparison.counts()));
            case MS_SSIM -> of(comparison.further().multiScale(), MultiScale::value);
            case KS, KS_PVALUE, KS_POINTS, KL, KL_REVERSE, ENTROPY, ENTROPY_RECONSTRUCTION ->
                of(comparison.further().distribution(), this::ofDistribution);
            case GRADIENT_PSNR, LAPLACIAN_PSNR, SOBOLEV ->
                of(comparison.further().derivatives(), this::ofDerivatives);
            case SEAM, SEAM_ORIGINAL, SEAM_ERROR -> of(comparison.further().seams(), this::ofSeams);
            case SPECTRUM_MAX -> of(comparison.further().spectrum(), Spectrum::largestRatio);
            case SPECTRUM_KEPT -> of(comparison.further().spectrum(), Spectrum::keptWavenumber);
            case VALUE_MIN, VALUE_MAX, VALUE_RANGE, VALUE_MEAN, VALUE_STD ->
                OptionalDouble.of(ofValues(comparison.values()));
            default -> OptionalDouble.of(ofErrors(comparison.errors()));
        };
    }

    private static <T> OptionalDouble of(@Nullable T measured, ToDoubleFunction<T> number) {
        return measured == null ? OptionalDouble.empty() : OptionalDouble.of(number.applyAsDouble(measured));
    }

    private double ofDistribution(Distribution distribution) {
        return switch (this) {
            case KS -> distribution.ks();
            case KS_PVALUE -> distribution.ksPvalue();
            case KS_POINTS -> distribution.ksPoints();
            case KL -> distribution.divergence();
            case KL_REVERSE -> distribution.reverseDivergence();
            case ENTROPY -> distribution.entropy();
            default -> distribution.reconstructedEntropy();
        };
    }

    private double ofDerivatives(Derivatives derivatives) {
        return switch (this) {
            case GRADIENT_PSNR -> derivatives.gradientPsnr();
            case LAPLACIAN_PSNR -> derivatives.laplacianPsnr();
            default -> derivatives.sobolev();
        };
    }

    private double ofSeams(Seams seams) {
        return switch (this) {
            case SEAM -> seams.reconstruction();
            case SEAM_ORIGINAL -> seams.original();
            default -> seams.error();
        };
    }

    private OptionalDouble ofSizes(ErrorStatistics errors, @Nullable Sizes sizes) {
        if (sizes == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (this) {
                    case RATIO -> sizes.ratio();
                    case BIT_RATE -> sizes.bitRate();
                    case ORIGINAL_BYTES -> sizes.originalBytes();
                    case COMPRESSED_BYTES -> sizes.compressedBytes();
                    default -> errors.accuracyGain(sizes.bitRate());
                });
    }

    private OptionalDouble ofSimilarity(@Nullable Similarity similarity) {
        if (similarity == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(this == SSIM ? similarity.value() : similarity.dissimilarity());
    }

    private static OptionalDouble ofLag1(@Nullable Autocorrelation autocorrelation) {
        return autocorrelation == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(autocorrelation.byLag()[0]);
    }

    private double ofCounts(PointCounts counts) {
        return switch (this) {
            case NAN_COUNT -> counts.nan();
            case INF_COUNT -> counts.infinite();
            case FILL_COUNT -> counts.fill();
            case CLASS_CHANGED -> counts.classChanged();
            default -> counts.broken();
        };
    }

    private double ofValues(ValueStatistics values) {
        return switch (this) {
            case VALUE_MIN -> values.min();
            case VALUE_MAX -> values.max();
            case VALUE_RANGE -> values.range();
            case VALUE_MEAN -> values.mean();
            default -> values.std();
        };
    }

    private double ofErrors(ErrorStatistics errors) {
        return switch (this) {
            case N -> errors.n();
            case MAX -> errors.maxError();
            case MAX_REL -> errors.maxRelative();
            case MAX_PW_REL -> errors.maxPointwise();
            case MIN_ERROR -> errors.minError();
            case AVERAGE_ERROR -> errors.meanAbsError();
            case AVERAGE_DIFFERENCE -> 0.0 - errors.meanError(); // libpressio subtracts the other way round
            case MSE -> errors.mse();
            case RMSE -> errors.rmse();
            case PSNR -> errors.psnr();
            case PEARSON -> errors.pearson();
            case PEARSON_R2 -> errors.pearson() * errors.pearson();
            case BIAS -> errors.meanError();
            case MAX_ERROR_INDEX -> errors.maxErrorIndex();
            case NRMSE -> errors.nrmse();
            case PSNR_ZFP -> errors.psnrZfp();
            case SNR -> errors.snr();
            case L2 -> errors.l2();
            case L2_REL -> errors.l2Relative();
            case NINES -> errors.nines();
            case ZEROS_CHANGED -> errors.zerosChanged();
            default -> throw new AssertionError(this);
        };
    }
}
