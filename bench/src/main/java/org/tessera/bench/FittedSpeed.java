package org.tessera.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tessera.codec.Codec;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.codec.Preparation;
import org.tessera.codec.PreparedCodec;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.model.ModelUse;
import org.tessera.model.VariableModels;
import org.tessera.target.Tolerance;

/// Speed of a codec with a model, alone and on one thread, in processor time: other work on the machine counts less.
///
/// `FittedSpeed CODEC MODEL.tsm FILE [repeats=12]`, the best of so many under four bounds.
public final class FittedSpeed {

    private static final double[] BOUNDS = {1e-2, 1e-3, 1e-4, 1e-5};

    private FittedSpeed() {}

    public static void main(String[] args) throws IOException {
        int repeats = args.length > 3 ? Integer.parseInt(args[3]) : 12;
        ModelUse model = new ModelUse(Files.readAllBytes(Path.of(args[1])), "model", false);
        Path file = Path.of(args[2]);
        try (Dataset dataset = Formats.detect(file, OpenOptions.NONE).open(file, OpenOptions.NONE)) {
            ArrayField field = dataset.variables().getFirst().field().readAll();
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < field.size(); i++) {
                least = Math.min(least, field.value(i));
                most = Math.max(most, field.value(i));
            }
            for (double bound : BOUNDS) {
                run(OptionText.parse(args[0]), model, field, bound, bound * (most - least), repeats);
            }
        }
    }

    private static void run(
            OptionText text, ModelUse model, ArrayField field, double bound, double tolerance, int repeats)
            throws IOException {
        PreparedCodec prepared = Codecs.provider(text).prepare(text, new Whole(field, tolerance, List.of(model)));
        if (prepared == null) {
            throw new IllegalArgumentException("codec " + text + " takes no model");
        }
        Codec codec = prepared.codec();
        Codec decoder = Codecs.decoder(codec.id(), VariableModels.of(prepared.models()));
        byte[] bytes = new byte[0];
        long encode = Long.MAX_VALUE;
        long decode = Long.MAX_VALUE;
        for (int i = 0; i < repeats; i++) {
            long start = processor();
            bytes = codec.encode(field, Tolerance.absolute(tolerance)).bytes();
            encode = Math.min(encode, processor() - start);
        }
        for (int i = 0; i < 2 * repeats; i++) {
            long start = processor();
            decoder.decode(new ByteReader(bytes), field.spec(), 0, Limits.DEFAULT);
            decode = Math.min(decode, processor() - start);
        }
        System.out.printf(
                Locale.ROOT,
                "%s rel %.0e: payload %,d bytes, ratio %.1f, encode %.0f MB/s, decode %.0f MB/s%n",
                text,
                bound,
                bytes.length,
                (double) field.spec().bytes() / bytes.length,
                field.spec().bytes() * 1e3 / encode,
                field.spec().bytes() * 1e3 / decode);
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// The field as one chunk.
    private record Whole(ArrayField field, double tolerance, List<ModelUse> models) implements Preparation {
        @Override
        public FieldSpec spec() {
            return field.spec();
        }

        @Override
        public int chunks() {
            return 1;
        }

        @Override
        public ArrayField chunk(int number) {
            return field;
        }
    }
}
