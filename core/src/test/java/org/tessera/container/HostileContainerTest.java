package org.tessera.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tessera.codec.CodecId;
import org.tessera.codec.Deviation;
import org.tessera.error.CompressionException;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.target.Absolute;
import org.tessera.target.Tolerance;

/// Files whose checksums are all right, and which ask for too much or for what this version cannot do.
@Timeout(60)
class HostileContainerTest {

    private static final VariableSummary SUMMARY = new VariableSummary(0, 1, Deviation.NONE, 0, 0);

    private static byte[] header(Shape shape, Shape chunk) {
        return new VariableHeader(
                        new FieldSpec("x", ElementType.F64, shape),
                        new Chunking(shape, chunk),
                        new Absolute(1),
                        Tolerance.absolute(1),
                        SmallFiles.auto(),
                        new byte[0],
                        java.util.Map.of())
                .toBytes();
    }

    private static byte[] oneVariable(Shape shape, Shape chunk, int chunks) {
        byte[] frame = Frame.start(FrameType.VARIABLE, header(shape, chunk), 0);
        long[] offsets = new long[chunks];
        java.util.Arrays.fill(offsets, Container.HEADER);
        return SmallFiles.of(List.of(new Directory.Entry(Container.HEADER, offsets, SUMMARY)), List.of(), frame);
    }

    /// Bytes that the current thread allocates.
    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void bombOf10To12Values_isRefusedInLittleMemory() {
        byte[] oneChunk = oneVariable(Shape.of(1_000_000_000_000L), Shape.of(1_000_000_000_000L), 1);
        byte[] manyChunks = oneVariable(Shape.of(1_000_000, 1_000_000), Shape.of(1, 1), 1);
        byte[] missing = oneVariable(Shape.of(1_000_000, 1_000_000), Shape.of(8192, 8192), 1);
        assertThat(oneChunk.length).isLessThan(200);
        for (byte[] bomb : List.of(oneChunk, manyChunks, missing)) {
            assertThatThrownBy(() -> Container.of(bomb)).isInstanceOf(CompressionException.class);
            long bytes = allocated(() -> assertThatThrownBy(() -> Container.of(bomb)));
            assertThat(bytes).isLessThan(16 << 20);
        }
        assertThatThrownBy(() -> Container.of(oneChunk))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("1000000000000")
                .hasMessageContaining("limit");
    }

    @Test
    void limitsOfTheCaller_holdBeforeAnyChunkIsDecoded() {
        byte[] file = SmallFiles.small();

        assertThatThrownBy(() -> Container.of(file, new Limits(63, 1 << 20, 100)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("values in a chunk");
        assertThatThrownBy(() -> Container.of(file, new Limits(1 << 20, 10, 100)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("metadata");
        assertThatThrownBy(() -> Container.of(file, new Limits(1 << 20, 1 << 20, 3)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("chunks");
    }

    @Test
    void shapesWhoseProductOverflows_areMalformed() {
        ByteWriter head = new ByteWriter().u8(0).string("x").u8(0).u8(3);
        for (int axis = 0; axis < 3; axis++) {
            head.varint(1L << 31).varint(1);
        }
        head.string("abs=1.0").f64(1).string("auto");
        byte[] frame = Frame.start(FrameType.VARIABLE, head.toByteArray(), 0);
        byte[] file =
                SmallFiles.of(List.of(new Directory.Entry(Container.HEADER, new long[1], SUMMARY)), List.of(), frame);

        assertThatThrownBy(() -> Container.of(file)).isInstanceOf(MalformedException.class);
    }

    /// One long frame named many times would be read, and kept, many times.
    @Test
    void frameNamedAgainAndAgain_isRefused() {
        byte[] frame = Frame.start(200, new byte[1 << 16], 0);
        List<Long> again = new ArrayList<>();
        for (int i = 0; i < 1 << 16; i++) {
            again.add((long) Container.HEADER);
        }
        byte[] file = SmallFiles.of(List.of(), again, frame);

        assertThatThrownBy(() -> Container.of(file)).isInstanceOf(MalformedException.class);
    }

    @Test
    void unknownFrames_areSkippedWhereTheyMayBe() {
        List<Long> offsets = List.of((long) Container.HEADER);
        byte[] skippable = SmallFiles.of(List.of(), offsets, Frame.start(200, new byte[] {1, 2}, 0));
        byte[] critical = SmallFiles.of(List.of(), offsets, Frame.start(99, new byte[] {1, 2}, 0));

        assertThat(Container.of(skippable).variables()).isEmpty();
        assertThat(Container.of(skippable).provenance()).isEqualTo(Provenance.NONE);
        assertThatThrownBy(() -> Container.of(critical))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("type 99");
    }

    @Test
    void newerMajorVersion_isUnsupportedAndNewerMinorIsRead() {
        byte[] file = SmallFiles.small();
        file[9] = 7;
        assertThat(Container.of(file).variables()).hasSize(2);
        file[8] = 2;
        assertThatThrownBy(() -> Container.of(file))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("2.7")
                .hasMessageContaining("reads 1.x");
    }

    @Test
    void unknownCodec_isUnsupportedAndNamed() {
        Shape shape = Shape.of(3);
        byte[] head = header(shape, shape);
        ByteWriter body = new ByteWriter().u8(0);
        new CodecId("wavelet", 3).write(body);
        EncodedChunk chunk =
                new EncodedChunk(new CodecId("wavelet", 3), body.toByteArray(), new int[0], 0, Deviation.NONE, 0, 0);
        byte[] variable = Frame.start(FrameType.VARIABLE, head, 0);
        ChunkHead chunkHead = ChunkHead.of(0, 0, Frame.crc(head), chunk);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(Frame.start(FrameType.CHUNK, chunkHead.toBytes(), chunk.body().length));
        frame.writeBytes(chunk.body());
        long at = Container.HEADER + variable.length;
        byte[] file = SmallFiles.of(
                List.of(new Directory.Entry(Container.HEADER, new long[] {at}, SUMMARY)),
                List.of(),
                variable,
                frame.toByteArray());

        assertThatThrownBy(() -> Container.of(file).variable("x").readAll())
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("wavelet/3")
                .hasMessageContaining("interp/1");
    }

    /// All checksums are right, but the decoder gives other values than those that were verified.
    @Test
    void wrongDigest_isNoticed() {
        byte[] file = SmallFiles.write(out -> {
            Shape shape = Shape.of(3);
            VariableHeader header = new VariableHeader(
                    new FieldSpec("x", ElementType.F32, shape),
                    new Chunking(shape, shape),
                    new Absolute(1),
                    Tolerance.absolute(1),
                    SmallFiles.auto(),
                    new byte[0],
                    java.util.Map.of());
            ByteWriter body = new ByteWriter().u8(0);
            new CodecId("constant", 1).write(body);
            body.i32(Float.floatToIntBits(7));
            long digest = ChunkEncoder.digest(ArrayField.of("x", new float[] {7, 7, 8}, 3));
            ContainerWriter.VariableSession session = out.variable(header);
            session.chunk(new EncodedChunk(
                    new CodecId("constant", 1), body.toByteArray(), new int[0], digest, Deviation.NONE, 0, 0));
            session.end(SUMMARY);
        });

        assertThatThrownBy(() -> Container.of(file).variable("x").readAll())
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("differ from those that were verified");
    }
}
