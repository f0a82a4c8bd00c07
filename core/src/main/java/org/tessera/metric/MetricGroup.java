package org.tessera.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Measures that are taken together, because one pass gives them all.
///
/// The error statistics and counts belong to no group: they are always taken.
public enum MetricGroup {
    /// Counts of the signed error.
    HISTOGRAM("histogram"),
    /// The error with itself some points further on.
    AUTOCORRELATION("autocorr"),
    /// Windows compared.
    SSIM("ssim"),
    /// Images compared at several scales.
    MS_SSIM("ms_ssim"),
    /// How often values occur: Kolmogorov-Smirnov, Kullback-Leibler, entropy.
    DISTRIBUTION("distribution"),
    /// Differences between neighbours: gradient, Laplacian, Sobolev norm.
    DERIVATIVES("derivatives"),
    /// Jumps where chunks meet.
    SEAMS("seams"),
    /// Error and original by wavenumber; it needs a Fourier transform, which this module has not.
    SPECTRUM("spectrum");

    /// What a comparison takes when nothing is said.
    public static final Set<MetricGroup> QUICK = set(HISTOGRAM, AUTOCORRELATION, SSIM);

    /// Everything.
    public static final Set<MetricGroup> ALL = Collections.unmodifiableSet(EnumSet.allOf(MetricGroup.class));

    private final String label;

    MetricGroup(String label) {
        this.label = label;
    }

    /// Name in the command line.
    public String label() {
        return label;
    }

    private static Set<MetricGroup> set(MetricGroup first, MetricGroup... rest) {
        return Collections.unmodifiableSet(EnumSet.of(first, rest));
    }

    /// Reads `all`, or names of groups and metrics separated by commas.
    ///
    /// @return the groups that give them; empty for metrics that are always taken
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static Set<MetricGroup> parse(String text) {
        Set<MetricGroup> groups = EnumSet.noneOf(MetricGroup.class);
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (name.equals("all")) {
                groups.addAll(ALL);
                continue;
            }
            MetricGroup named = byLabel(name);
            MetricGroup group = named != null
                    ? named
                    : Metric.parse(name, "all " + labels() + " ").group();
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static @org.jspecify.annotations.Nullable MetricGroup byLabel(String name) {
        for (MetricGroup group : values()) {
            if (group.label.equals(name)) {
                return group;
            }
        }
        return null;
    }

    private static String labels() {
        return Arrays.stream(values()).map(MetricGroup::label).collect(Collectors.joining(" "));
    }
}
