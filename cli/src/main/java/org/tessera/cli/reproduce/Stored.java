package org.tessera.cli.reproduce;

import java.util.List;
import org.tessera.Tessera;
import org.tessera.codec.BoundTest;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.io.Limits;
import org.tessera.model.ModelSource;
import org.tessera.model.ModelUse;
import org.tessera.science.relativity.BlockQuality;
import org.tessera.target.ErrorBound;
import org.tessera.target.Target;

/// Compresses a field as a file would be, restores it, and measures what came back.
///
/// @param row what was measured
/// @param restored what came back
record Stored(ChapterRow row, ArrayField restored) {

    /// A method by its name in the table.
    ///
    /// @param codec as `--codec`
    /// @param effort as `--effort`
    /// @param models shared, not embedded
    record Method(String name, String codec, int effort, List<ModelUse> models) {}

    /// @param size values of a block, for the quality
    static Stored of(String part, String set, ArrayField field, Target target, Method method, int size) {
        CompressorOptions options = CompressorOptions.of(target)
                .withCodec(OptionText.parse(method.codec()))
                .withEffort(method.effort())
                .withModels(method.models())
                .withThreads(1);
        long start = System.nanoTime();
        Tessera.Compressed compressed = Tessera.compress(field, options);
        double encode = speed(field, start);
        Container container =
                Container.of(compressed.bytes(), Limits.DEFAULT, List.of(ModelSource.of(method.models())));
        start = System.nanoTime();
        ArrayField restored = container.variables().get(0).readAll();
        double decode = speed(field, start);
        BoundTest.Result test = new BoundTest(compressed.report().tolerance()).compare(field, restored, null);
        Boolean held = target instanceof ErrorBound ? test.failures().length == 0 : null;
        long shared = method.models().stream()
                .filter(model -> !model.embed())
                .mapToLong(model -> model.bytes().length)
                .sum();
        ChapterRow row = new ChapterRow(
                part,
                set,
                method.name(),
                target.text(),
                field.spec().bytes(),
                compressed.bytes().length,
                shared,
                held,
                BlockQuality.of(field.floats(), restored.floats(), size),
                encode,
                decode);
        return new Stored(row, restored);
    }

    private static double speed(Field field, long start) {
        return field.spec().bytes() * 1e3 / Math.max(1, System.nanoTime() - start);
    }
}
