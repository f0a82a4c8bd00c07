package org.tessera.cli.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The style sheet that charts need, to stand after the report's own in a page's `<style>`.
///
/// Series colours follow Okabe and Ito (2008), which the colour-blind tell apart; the light ones among them are
/// darkened on white until a line is seen, and the dark ones lightened on black.
public final class ChartStyle {

    private ChartStyle() {}

    public static String css() {
        try (InputStream in = ChartStyle.class.getResourceAsStream("chart.css")) {
            if (in == null) {
                throw new IllegalStateException("chart.css is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
