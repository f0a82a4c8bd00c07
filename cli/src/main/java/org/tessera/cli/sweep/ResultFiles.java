package org.tessera.cli.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads results, whoever wrote them: JSON and JSON lines of `tessera sweep` and the bench, CompressAI's JSON, and CSV
/// with a column for the field, the tool and the bits per value.
public final class ResultFiles {

    private static final long LARGEST = 1L << 28;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private ResultFiles() {}

    /// @throws IllegalArgumentException when a file holds no results, saying what was expected
    public static List<SweepPoint> read(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new IllegalArgumentException(path + " is larger than 256 MiB: too large for a file of results");
        }
        String text = text(path);
        String start = text.stripLeading();
        List<SweepPoint> points =
                start.startsWith("{") || start.startsWith("[") ? json(path, text) : new CsvResults(path).read(text);
        if (points.isEmpty()) {
            throw new IllegalArgumentException(path + " holds no results: expected what tessera sweep writes,"
                    + " CompressAI's JSON, or a CSV with the columns field, tool and bits_per_value");
        }
        return points;
    }

    private static String text(Path path) throws IOException {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(path + " is no text in UTF-8: expected JSON, JSON lines or CSV", e);
        }
    }

    private static List<SweepPoint> json(Path path, String text) throws IOException {
        List<SweepPoint> points = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                JSON.readerFor(JsonNode.class).readValues(text)) {
            while (documents.hasNextValue()) {
                add(documents.nextValue(), points);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    path + " is not sound JSON: " + e.getOriginalMessage() + " (line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")",
                    e);
        }
        return points;
    }

    private static void add(JsonNode document, List<SweepPoint> points) {
        if (document.isArray()) {
            document.forEach(item -> add(item, points));
        } else if (document.path("runs").isArray()) {
            document.path("runs").forEach(run -> add(run, points));
        } else if (document.path("results").path("bpp").isArray()) {
            points.addAll(CompressAiJson.points(document));
        } else if (document.has("field") && (document.has("size:bit_rate") || document.has("bits_per_value"))) {
            points.add(RunJson.point(document));
        }
    }
}
