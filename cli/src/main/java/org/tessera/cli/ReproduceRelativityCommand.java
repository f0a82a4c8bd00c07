package org.tessera.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.cli.reproduce.ChapterBasis;
import org.tessera.cli.reproduce.ChapterRow;
import org.tessera.cli.reproduce.PublishedFigure;
import org.tessera.cli.reproduce.RelativityChapter;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;
import org.tessera.neural.network.NetworkModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tessera reproduce gr`
@Command(
        name = "gr",
        sortOptions = false,
        customSynopsis = "tessera reproduce gr [-o DIR] [--train] [--network FILE]",
        description = "Blocks of 7^3 points of the conformal factor of black holes, of pairs that nothing was learned"
                + " from: what learned and classical codecs make of them.",
        footer = {
            "",
            "PSNR is the mean over blocks with the range of the block as peak; 'published' has the floor of 1e-8 under the",
            "squared error that the original has. A shared model is not in the bytes; its size stands beside.",
            "",
            "Examples:",
            "  tessera reproduce gr",
            "      with the models that come with Tessera",
            "  tessera reproduce gr --train",
            "      learns the basis again from pairs 0 to 11; writes chi-7.tsm",
            "  tessera reproduce gr --network swae.tsm",
            "      one more network in the table"
        })
final class ReproduceRelativityCommand extends Verb {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for the table and pictures; gr-chapter when not given.")
    Path folder = Path.of("gr-chapter");

    @Option(
            names = {"-f", "--force"},
            description = "Write into a folder that is not empty.")
    boolean force;

    @Option(names = "--train", description = "Learn the shared basis again.")
    boolean train;

    @Option(names = "--network", paramLabel = "FILE", description = "A trained network (.tsm); may be repeated.")
    List<Path> networks = new ArrayList<>();

    private static final int BLOCK_BYTES = 4 * 343;

    @Override
    int run() throws Exception {
        List<Model> models = new ArrayList<>();
        for (ModelStore.Entry entry : new ModelStore().list()) {
            Model model = entry.model();
            if (model != null && entry.place().equals("bundled") && model.kind().equals(NetworkModel.KIND)) {
                models.add(model);
            }
        }
        for (Path network : networks) {
            models.add(new ModelStore().find(network.toString()));
        }
        try (ResultFolder results = new ResultFolder(folder, force)) {
            return run(models, results);
        }
    }

    private int run(List<Model> models, ResultFolder results) throws Exception {
        long start = System.nanoTime();
        Model basis = train ? ChapterBasis.learned() : ChapterBasis.bundled();
        if (train) {
            Path file = folder.resolve(basis.name() + ".tsm");
            Files.write(file, basis.bytes());
            note("learned " + basis.name() + ": " + Text.bytes(basis.size()) + ", in " + file);
        }
        List<ChapterRow> rows = new RelativityChapter(folder, models, this::note).run(basis);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ChapterRow row : rows) {
            lines.add(row.json());
            results.line(row.json());
        }
        table(rows);
        published();
        say("");
        say(Text.format(
                "model %s: %s, pays after %.0f blocks; done in %.0f s; pictures in %s",
                basis.name(),
                Text.bytes(basis.size()),
                rows.getFirst().paysAfter(BLOCK_BYTES),
                (System.nanoTime() - start) / 1e9,
                folder));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("folder", folder.toString());
        map.put("model_bytes", basis.size());
        map.put("rows", lines);
        map.put(
                "published",
                PublishedFigure.ALL.stream().map(PublishedFigure::json).toList());
        sayJson(map);
        return ExitCode.OK;
    }

    private void published() {
        say("");
        say(Text.format("%-58s %8s %8s %9s", "as published, of other data", "claimed", "real", "published"));
        for (PublishedFigure figure : PublishedFigure.ALL) {
            say(Text.format(
                    "%-58s %8.2f %8.2f %9.2f", figure.setting(), figure.claimed(), figure.real(), figure.psnr()));
        }
    }

    private void table(List<ChapterRow> rows) {
        String part = "";
        for (ChapterRow row : rows) {
            if (!row.part().equals(part)) {
                part = row.part();
                say("");
                say(Text.format(
                        "%-9s %-5s %-42s %-26s %8s %8s %9s %9s %9s %7s %7s",
                        part,
                        "set",
                        "stored as",
                        "asked",
                        "ratio",
                        "PSNR",
                        "published",
                        "mean rel",
                        "max err",
                        "enc",
                        "dec"));
            }
            say(Text.format(
                    "%-9s %-5s %-42s %-26s %8.2f %8.2f %9.2f %9.2e %9.2e %7.1f %7.1f%s",
                    "",
                    row.set(),
                    row.method(),
                    row.setting(),
                    row.ratio(),
                    row.quality().psnr(),
                    row.quality().publishedPsnr(),
                    row.quality().meanRelative(),
                    row.quality().largest(),
                    row.encode(),
                    row.decode(),
                    Boolean.FALSE.equals(row.held()) ? "  NOT HELD" : ""));
        }
    }
}
