package org.tessera.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.codec.CodecId;
import org.tessera.codec.Deviation;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteWriter;
import org.tessera.target.Absolute;
import org.tessera.target.Tolerance;

/// Variables larger than memory and than 2^32 values, whose chunks are constant so that the file is small.
class GiantShapeTest {

    private static final int CYCLE = 7;

    private static final CodecId CONSTANT = new CodecId("constant", 1);

    private final Map<Shape, long[]> plainDigests = new HashMap<>();

    /// The value of a chunk tells its number.
    private static float value(long number) {
        return number % CYCLE;
    }

    private EncodedChunk chunk(Chunking chunking, long number) {
        Shape shape = chunking.box(number).shape();
        long[] digests = plainDigests.computeIfAbsent(shape, s -> new long[CYCLE]);
        int which = (int) (number % CYCLE);
        if (digests[which] == 0) {
            float[] values = new float[(int) shape.count()];
            Arrays.fill(values, value(number));
            digests[which] = ChunkEncoder.digest(ArrayField.of("x", values, shape.sizes()));
        }
        ByteWriter body = new ByteWriter().u8(0);
        CONSTANT.write(body);
        body.i32(Float.floatToIntBits(value(number)));
        return new EncodedChunk(CONSTANT, body.toByteArray(), new int[0], digests[which], Deviation.NONE, 0, 0);
    }

    private byte[] file(Chunking chunking) {
        FieldSpec spec = new FieldSpec("x", ElementType.F32, chunking.shape());
        return SmallFiles.write(out -> {
            ContainerWriter.VariableSession session = out.variable(new VariableHeader(
                    spec, chunking, new Absolute(1), Tolerance.absolute(1), SmallFiles.auto(), new byte[0], Map.of()));
            for (long number = 0; number < chunking.count(); number++) {
                session.chunk(chunk(chunking, number));
            }
            session.end(new VariableSummary(0, 99, Deviation.NONE, 0, 0));
        });
    }

    @ParameterizedTest
    @CsvSource({"1092, 3977, 2580, 128", "1, 6442450944, 1, 4194304", "8589934592, 1, 1, 4194304"})
    void farthestCorner_isRead(long z, long y, long x, long chunk) {
        Shape shape = Shape.of(z, y, x);
        Chunking chunking = new Chunking(shape, Shape.of(Math.min(chunk, z), Math.min(chunk, y), Math.min(chunk, x)));
        ContainerVariable variable = Container.of(file(chunking)).variable("x");
        Box corner = new Box(new long[] {z - 1, y - 1, x - 1}, Shape.of(1, 1, 1));

        assertThat(variable.spec().shape().count()).isGreaterThan(1L << 32);
        assertThat(variable.read(corner).floats()[0]).isEqualTo(value(chunking.count() - 1));
        long next = chunking.count() / 2 + 1;
        assertThat(variable.read(chunking.box(next)).floats()[0]).isEqualTo(value(next));
    }

    @Test
    void regionTooLargeForAnArray_isTheCallersMistake() {
        Chunking chunking = new Chunking(Shape.of(1L << 33), Shape.of(1L << 24));
        ContainerVariable variable = Container.of(file(chunking)).variable("x");

        assertThatThrownBy(variable::readAll)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> variable.read(new Box(new long[1], Shape.of(10)), 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("levels 0 to 3");
    }
}
