package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tessera.Tessera;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.OptionText;
import org.tessera.codec.Selection;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;

/// Fields x bounds x codecs: one JSON line a run on standard output, then tables in Markdown.
///
/// `RateDistortion [codecs=auto,lorenzo] [bounds=1e-2,1e-3] [repeats=3] [peers=file.csv] [fields=folder]`
/// `auto@9` is `auto` at effort 9. With `repeats=0` every run is made once and its speed means little.
public final class RateDistortion {

    private final int repeats;
    private final List<Run> runs = new ArrayList<>();

    private RateDistortion(int repeats) {
        this.repeats = repeats;
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("name=value expected, found " + arg);
            }
            options.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        RateDistortion bench = new RateDistortion(Integer.parseInt(options.getOrDefault("repeats", "3")));
        List<String> codecs = List.of(options.getOrDefault("codecs", "auto").split(",", -1));
        String bounds = options.getOrDefault("bounds", "1e-2,1e-3,1e-4,1e-6");
        Optional<Zfp> zfp = Zfp.installed();
        List<ArrayField> fields = RawFields.all(options.getOrDefault("fields", RawFields.folder()));
        for (ArrayField field : fields) {
            for (String bound : bounds.split(",", -1)) {
                double relative = Double.parseDouble(bound);
                for (String codec : codecs) {
                    bench.add(bench.tessera(field, codec, relative));
                }
                zfp.ifPresent(z -> bench.add(z.run(field, relative, Math.max(1, bench.repeats))));
            }
        }
        Summary summary = new Summary(bench.runs);
        summary.print(System.out);
        if (options.containsKey("peers")) {
            summary.printPeers(System.out, Path.of(options.getOrDefault("peers", "")));
        }
    }

    private void add(Run run) {
        runs.add(run);
        System.out.println(run.json());
    }

    private Run tessera(ArrayField field, String codec, double relative) {
        int at = codec.indexOf('@');
        OptionText text = OptionText.parse(at < 0 ? codec : codec.substring(0, at));
        int effort = at < 0 ? CodecSelector.DEFAULT_EFFORT : Integer.parseInt(codec.substring(at + 1));
        Subject subject = new Subject(field, relative, text, effort, 1);
        byte[] bytes = Tessera.compress(field, subject.options()).bytes();
        ArrayField restored = Container.of(bytes).variables().get(0).readAll();
        Run.Errors errors = Run.Errors.of(field, restored, subject.tolerance, Subject.range(field));
        long size = field.spec().bytes();
        int times = Math.max(1, repeats);
        double encode = Stopwatch.megabytesPerSecond(size, times, subject::encode);
        Selection selection = subject.encode();
        double compress = Stopwatch.megabytesPerSecond(size, times, () -> Tessera.compress(field, subject.options()));
        double decode = Stopwatch.megabytesPerSecond(size, times, () -> subject.decode(selection));
        return new Run(field, codec, relative, bytes.length, errors, compress, decode, encode, 1);
    }
}
