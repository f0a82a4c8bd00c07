package org.tessera.cli.chart;

/// The style sheet that charts need, to stand after the report's own in a page's `<style>`.
///
/// Series colours follow Okabe and Ito (2008), which the colour-blind tell apart; the light ones among them are
/// darkened on white until a line is seen, and the dark ones lightened on black.
public final class ChartStyle {

    private ChartStyle() {}

    public static String css() {
        return StyleSheet.read(ChartStyle.class, "chart.css");
    }
}
