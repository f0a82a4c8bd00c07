package org.tessera.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.tessera.error.MalformedException;

/// Where a run is, with all its numbers, in one file: magic, JSON, arrays of floats (big-endian), CRC32C.
///
/// It is written beside and renamed, so a crash leaves the one before.
///
/// @param header what the run is and where
/// @param arrays trained numbers, statistics, and the two memories of the optimizer
record Checkpoint(ObjectNode header, List<float[]> arrays) {

    private static final int MAGIC = 0x54534b31;
    private static final int ARRAYS = 4;
    private static final int MOST_HEADER = 1 << 24;

    void write(Path path) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".partial");
        CheckedOutputStream checked =
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)), new CRC32C());
        try (DataOutputStream out = new DataOutputStream(checked)) {
            byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(MAGIC);
            out.writeInt(json.length);
            out.write(json);
            for (float[] array : arrays) {
                ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(array.length, Float.BYTES));
                bytes.asFloatBuffer().put(array);
                out.writeInt(array.length);
                out.write(bytes.array());
            }
            out.writeLong(checked.getChecksum().getValue());
        }
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// @throws MalformedException when it is no checkpoint or was damaged
    static Checkpoint read(Path path) throws IOException {
        long size = Files.size(path);
        CheckedInputStream checked =
                new CheckedInputStream(new java.io.BufferedInputStream(Files.newInputStream(path)), new CRC32C());
        try (DataInputStream in = new DataInputStream(checked)) {
            if (in.readInt() != MAGIC) {
                throw new MalformedException(0, path + " is no checkpoint");
            }
            int length = in.readInt();
            if (length < 0 || length > Math.min(size, MOST_HEADER)) {
                throw new MalformedException(4, path + " is damaged: a header of " + length + " bytes");
            }
            JsonNode header = new ObjectMapper().readTree(in.readNBytes(length));
            List<float[]> arrays = new ArrayList<>();
            for (int i = 0; i < ARRAYS; i++) {
                int count = in.readInt();
                if (count < 0 || (long) count * Float.BYTES > size) {
                    throw new MalformedException(-1, path + " is damaged: an array of " + count + " numbers");
                }
                float[] array = new float[count];
                ByteBuffer.wrap(in.readNBytes(count * Float.BYTES))
                        .asFloatBuffer()
                        .get(array);
                arrays.add(array);
            }
            long expected = checked.getChecksum().getValue();
            if (in.readLong() != expected || !(header instanceof ObjectNode object)) {
                throw new MalformedException(-1, path + " is damaged: its checksum does not fit");
            }
            return new Checkpoint(object, arrays);
        } catch (EOFException
                | java.nio.BufferUnderflowException
                | com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new MalformedException(-1, path + " is cut short or damaged");
        }
    }
}
