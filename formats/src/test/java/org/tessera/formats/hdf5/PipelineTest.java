package org.tessera.formats.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.MalformedException;

final class PipelineTest {

    private static final Filter DEFLATE = new Filter(Filter.DEFLATE, "", new int[] {6});
    private static final Filter CHECKSUM = new Filter(Filter.FLETCHER32, "", new int[0]);

    private static Filter shuffle(int size) {
        return new Filter(Filter.SHUFFLE, "", new int[] {size});
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 719, 720, 721, 1441, 5000})
    void decode_ofEncoded_givesTheSameBytes(int length) {
        byte[] values = random(length);
        for (Pipeline pipeline : List.of(
                Pipeline.NONE,
                new Pipeline(List.of(shuffle(4), DEFLATE, CHECKSUM)),
                new Pipeline(List.of(CHECKSUM, shuffle(3), DEFLATE)))) {
            for (int mask = 0; mask < 8; mask++) {
                byte[] stored = pipeline.encode(values, mask);
                assertThat(pipeline.decode(stored, mask, length, "a chunk")).isEqualTo(values);
            }
        }
    }

    @Test
    void maskOfNone_leavesAllFiltersOut() {
        Pipeline pipeline = new Pipeline(List.of(shuffle(4), DEFLATE, CHECKSUM));
        assertThat(pipeline.maskOfNone()).isEqualTo(7);
        assertThat(pipeline.encode(random(40), pipeline.maskOfNone())).isEqualTo(random(40));
    }

    @Test
    void decode_ofStreamThatClaimsTooMuch_isRefusedBeforeAllocating() {
        Pipeline pipeline = new Pipeline(List.of(DEFLATE));
        assertThatThrownBy(() -> pipeline.decode(new byte[100], 0, Integer.MAX_VALUE - 64, "a chunk"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("cannot become");
    }

    @Test
    void decode_ofWrongLength_isRefused() {
        Pipeline pipeline = new Pipeline(List.of(DEFLATE));
        byte[] stored = pipeline.encode(random(100), 0);
        assertThatThrownBy(() -> pipeline.decode(stored, 0, 99, "a chunk")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> pipeline.decode(stored, 0, 101, "a chunk")).isInstanceOf(MalformedException.class);
    }

    @Test
    void unsupported_ofRegisteredAndPrivateFilters_namesThem() {
        assertThat(new Pipeline(List.of(new Filter(32014, "fpzip", new int[0]))).unsupported("x"))
                .contains("'x'", "32014 (fpzip)");
        assertThat(new Pipeline(List.of(new Filter(300, "mine", new int[0]))).unsupported("x"))
                .contains("300 (mine)");
    }
}
