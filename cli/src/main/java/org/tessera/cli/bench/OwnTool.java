package org.tessera.cli.bench;

import java.io.IOException;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.container.CodecRun;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;

/// This program, in memory: compressed to a whole container with every point verified, decompressed with checksums and
/// digests tested; and beside it the codec alone.
///
/// @param codec `auto`, or a codec with its options
/// @param effort 1 to 9, for `auto`
public record OwnTool(OptionText codec, int effort) implements Tool {

    @Override
    public Entry entry() {
        return new Entry(Entry.OWN, codec.toString(), effort, 1);
    }

    @Override
    public boolean takesThreads() {
        return true;
    }

    @Override
    public String timing() {
        return "in memory, verification included";
    }

    @Override
    public Attempt on(Subject subject, int threads) {
        CompressorOptions options = subject.options(codec, effort, threads);
        return new OwnAttempt(subject.values(), options, subject.chunks().with(options));
    }

    private static final class OwnAttempt implements Attempt {
        private final ArrayField values;
        private final CompressorOptions options;
        private final CodecRun alone;
        private byte[] made = new byte[0];

        OwnAttempt(ArrayField values, CompressorOptions options, CodecRun alone) {
            this.values = values;
            this.options = options;
            this.alone = alone;
        }

        @Override
        public Lap lap() throws IOException {
            long start = System.nanoTime();
            made = Tessera.compress(values, options).bytes();
            double compress = Lap.since(start);
            start = System.nanoTime();
            try (Container container = Container.of(made)) {
                container.variables().get(0).decodeAll(options.threads(), chunk -> {});
            }
            double decompress = Lap.since(start);
            if (!alone.isPlain()) {
                return Lap.whole(compress, decompress);
            }
            start = System.nanoTime();
            alone.encode();
            double encode = Lap.since(start);
            start = System.nanoTime();
            long count = alone.decode();
            double decode = Lap.since(start);
            if (count != values.size()) {
                throw new IllegalStateException(count + " values of " + values.size() + " came back");
            }
            return new Lap(encode, compress, decode, decompress);
        }

        @Override
        public long bytes() {
            return made.length;
        }

        @Override
        public ArrayField restored() throws IOException {
            try (Container container = Container.of(made)) {
                return container.variables().get(0).readAll();
            }
        }

        @Override
        public void close() {
            made = new byte[0];
        }
    }
}
