package org.tessera.training.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tessera.training.log.EventFile;

/// Writes each report to `log.csv` and to an event file. A resumed run drops the lines after its checkpoint.
final class RunLog implements AutoCloseable {

    private static final String HEAD =
            "epoch,step,seconds,learning_rate,training_loss,validation_loss,psnr,psnr_normalised,bits_per_value";

    private final BufferedWriter csv;
    private final EventFile events;

    RunLog(Path folder, long step) throws IOException {
        Path path = folder.resolve("log.csv");
        List<String> kept = new ArrayList<>(List.of(HEAD));
        if (step > 0 && Files.exists(path)) {
            Files.readAllLines(path).stream()
                    .skip(1)
                    .filter(line -> step(line) <= step)
                    .forEach(kept::add);
        }
        csv = Files.newBufferedWriter(path);
        for (String line : kept) {
            csv.write(line);
            csv.newLine();
        }
        csv.flush();
        events = new EventFile(folder.resolve("events.out.tfevents.tessera"), step > 0);
    }

    private static long step(String line) {
        int from = line.indexOf(',') + 1;
        return Long.parseLong(line.substring(from, line.indexOf(',', from)));
    }

    void write(Report report) throws IOException {
        csv.write(String.format(
                Locale.ROOT,
                "%d,%d,%.3f,%.6g,%.9g,%.9g,%.4f,%.4f,%.5f",
                report.epoch(),
                report.step(),
                report.seconds(),
                report.rate(),
                report.training(),
                report.validation(),
                report.quality().values(),
                report.quality().normalised(),
                report.bits()));
        csv.newLine();
        csv.flush();
        long step = report.step();
        events.scalar("loss/training", step, report.training());
        events.scalar("loss/validation", step, report.validation());
        for (var term : report.terms().entrySet()) {
            events.scalar("validation/" + term.getKey(), step, term.getValue());
        }
        events.scalar("quality/psnr", step, report.quality().values());
        events.scalar("quality/psnr_normalised", step, report.quality().normalised());
        events.scalar("quality/bits_per_value", step, report.bits());
        events.scalar("rate/learning", step, report.rate());
    }

    @Override
    public void close() throws IOException {
        csv.close();
        events.close();
    }
}
