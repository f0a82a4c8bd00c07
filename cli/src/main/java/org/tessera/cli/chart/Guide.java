package org.tessera.cli.chart;

/// A dashed line across a chart: a bound, a floor, a target.
///
/// @param onX whether it stands at a value of the x axis, upright; else it lies at a value of the y axis
/// @param at that value
/// @param label plain text
public record Guide(boolean onX, double at, String label) {}
