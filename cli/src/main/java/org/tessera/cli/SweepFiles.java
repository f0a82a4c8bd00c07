package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tessera.Tessera;
import org.tessera.cli.sweep.CompressAiJson;
import org.tessera.cli.sweep.CsvResults;
import org.tessera.cli.sweep.RunRecord;
import org.tessera.cli.sweep.SeriesNames;

/// What a sweep leaves in its folder.
final class SweepFiles implements AutoCloseable {

    private final ResultFolder folder;

    SweepFiles(Path folder, boolean force) throws IOException {
        this.folder = new ResultFolder(folder, force);
    }

    void line(RunRecord run) throws IOException {
        folder.line(run.keys());
    }

    /// @param command what was typed
    /// @param timing how speeds were measured
    void finish(List<RunRecord> runs, String page, String command, String timing) throws IOException {
        folder.writeJson("results.json", document(runs, command, timing));
        folder.write("results.csv", CsvResults.write(runs, timing));
        Map<String, List<RunRecord>> curves = new TreeMap<>();
        for (RunRecord run : runs) {
            String name = run.field() + "--" + SeriesNames.of(run).replace("tessera ", "");
            curves.computeIfAbsent(name.replaceAll("[^A-Za-z0-9._=+-]+", "_"), k -> new java.util.ArrayList<>())
                    .add(run);
        }
        for (Map.Entry<String, List<RunRecord>> curve : curves.entrySet()) {
            RunRecord first = curve.getValue().get(0);
            folder.writeJson(
                    "compressai/" + curve.getKey() + ".json",
                    CompressAiJson.curve(SeriesNames.of(first), first.field(), curve.getValue()));
        }
        folder.write("index.html", page);
    }

    private static Map<String, Object> document(List<RunRecord> runs, String command, String timing) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", "tessera sweep");
        document.put("tool", "tessera " + Tessera.VERSION);
        document.put("command", command);
        document.put("timing", timing);
        document.put("runs", runs.stream().map(RunRecord::keys).toList());
        return document;
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
