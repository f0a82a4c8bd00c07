package org.tessera.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Param;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;

class BenchmarksTest {

    @Test
    void rawFields_readShapeAndTypeFromTheName(@TempDir Path folder) throws Exception {
        float[] values = {1, 2, 3, 4, 5, 6};
        Files.write(folder.resolve("six_2x3.f32"), Elements.toBytes(ElementType.F32, values));
        ArrayField field = RawFields.all(folder.toString()).get(0);
        assertThat(field.spec().shape().sizes()).containsExactly(2, 3);
        assertThat(field.floats()).containsExactly(values);
    }

    @Test
    void benchmarks_runOnGeneratedFields() throws Exception {
        CodecBenchmark codecs = new CodecBenchmark();
        codecs.field = "noise";
        codecs.setUp();
        CodecBenchmark.Megabytes counter = new CodecBenchmark.Megabytes();
        assertThat(codecs.decode(counter).size()).isEqualTo(96 * 96 * 96);
        assertThat(codecs.decompress(counter).size()).isEqualTo(96 * 96 * 96);
        assertThat(new KernelBenchmark().decodeSymbols()).hasSize(256);
    }

    @Test
    void everyModelOfTheBenchmark_encodesAndDecodes() throws Exception {
        String[] models = ModelBenchmark.class
                .getField("model")
                .getAnnotation(Param.class)
                .value();
        for (String model : models) {
            ModelBenchmark benchmark = new ModelBenchmark();
            benchmark.model = model;
            benchmark.prepare();
            assertThat(benchmark.decode().size()).as(model).isEqualTo(50 * 50 * 50);
        }
    }
}
