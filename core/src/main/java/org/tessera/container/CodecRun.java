package org.tessera.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.Selection;
import org.tessera.field.ArrayField;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.stage.transform.Mask;
import org.tessera.target.ErrorBound;
import org.tessera.target.Tolerance;

/// The codec alone on the chunks of a field, to be timed: what is done around it (masks, comparison of every point,
/// checksums, container) is done beforehand or not at all. Nothing is written.
public final class CodecRun {

    private final List<ArrayField> chunks;
    private final Tolerance tolerance;
    private final CompressorOptions options;
    private final Selection[] made;

    private CodecRun(List<ArrayField> chunks, Tolerance tolerance, CompressorOptions options) {
        this.chunks = List.copyOf(chunks);
        this.tolerance = tolerance;
        this.options = options;
        this.made = new Selection[chunks.size()];
    }

    /// Cuts a field into chunks and fills what is masked.
    ///
    /// @param bound of the values; what the options aim at is not looked at
    public static CodecRun of(ArrayField field, ErrorBound bound, CompressorOptions options) {
        Tolerance tolerance =
                Tolerance.resolve(bound, ValueRange.of(field, options.rules()).width());
        List<ArrayField> chunks = new ArrayList<>();
        Chunking chunking = Chunking.of(field.spec().shape());
        for (long number = 0; number < chunking.count(); number++) {
            ArrayField chunk = field.read(chunking.box(number));
            Mask mask = Mask.of(chunk, options.rules(), false);
            chunks.add(mask == null ? chunk : ChunkEncoder.filled(chunk, mask));
        }
        return new CodecRun(chunks, tolerance, options);
    }

    /// The same chunks for another codec, effort or number of threads.
    public CodecRun with(CompressorOptions other) {
        return new CodecRun(chunks, tolerance, other);
    }

    /// What the bound comes to.
    public Tolerance tolerance() {
        return tolerance;
    }

    public int chunks() {
        return chunks.size();
    }

    /// Whether there is a codec to be timed: not under exact bounds, and not where it would see logarithms.
    public boolean isPlain() {
        return !tolerance.isExact() && !tolerance.isPointwise();
    }

    /// Chooses a codec for each chunk and encodes.
    public void encode() throws IOException {
        CodecSelector selector =
                new CodecSelector(options.codec(), options.effort()).beside(options.threads() > chunks.size());
        int[] next = {0};
        OrderedWork.run(
                chunks.size(),
                options.threads(),
                number -> selector.select(chunks.get((int) number), tolerance),
                selection -> made[next[0]++] = selection);
    }

    /// Decodes what [#encode] made.
    ///
    /// @return how many values there are
    public long decode() throws IOException {
        long[] values = {0};
        OrderedWork.run(
                chunks.size(), options.threads(), number -> decode((int) number), chunk -> values[0] += chunk.size());
        return values[0];
    }

    private ArrayField decode(int number) {
        Selection selection = made[number];
        ByteReader payload = new ByteReader(selection.encoded().bytes());
        return selection.codec().decode(payload, chunks.get(number).spec(), 0, Limits.DEFAULT);
    }
}
