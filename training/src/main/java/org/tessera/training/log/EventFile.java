package org.tessera.training.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// An event file as TensorBoard reads it: records of `Event` messages with scalars.
///
/// A record is its length (u64), a masked CRC32C of the length, the bytes, and a masked CRC32C of the bytes (TFRecord).
/// `Event`: wall_time = 1 (double), step = 2 (varint), file_version = 3, summary = 5; `Summary`: value = 1; `Value`:
/// tag = 1, simple_value = 2 (float).
public final class EventFile implements AutoCloseable {

    private static final int MASK_DELTA = 0xa282ead8;
    private static final String VERSION = "brain.Event:2";
    private static final double NANOS = 1e-9;

    private final OutputStream out;

    /// Opens a new file in a folder, or the one that is there, to go on.
    public EventFile(Path path, boolean append) throws IOException {
        boolean fresh = !append || !Files.exists(path);
        out = append
                ? Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                : Files.newOutputStream(path);
        if (fresh) {
            byte[] version = VERSION.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer event = buffer(32 + version.length);
            wallTime(event);
            event.put((byte) (3 << 3 | 2)).put((byte) version.length).put(version);
            record(event);
        }
    }

    /// One number at one step.
    public void scalar(String tag, long step, double value) throws IOException {
        byte[] name = tag.getBytes(StandardCharsets.UTF_8);
        ByteBuffer item = buffer(name.length + 16);
        item.put((byte) (1 << 3 | 2));
        varint(item, name.length);
        item.put(name).put((byte) (2 << 3 | 5)).putFloat((float) value);
        item.flip();
        ByteBuffer summary = buffer(item.remaining() + 16);
        summary.put((byte) (1 << 3 | 2));
        varint(summary, item.remaining());
        summary.put(item).flip();
        ByteBuffer event = buffer(summary.remaining() + 48);
        wallTime(event);
        event.put((byte) (2 << 3));
        varint(event, step);
        event.put((byte) (5 << 3 | 2));
        varint(event, summary.remaining());
        event.put(summary);
        record(event);
    }

    private static void wallTime(ByteBuffer event) {
        java.time.Instant now = java.time.Instant.now();
        event.put((byte) (1 << 3 | 1)).putDouble(now.getEpochSecond() + now.getNano() * NANOS);
    }

    private static void varint(ByteBuffer to, long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            to.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        to.put((byte) rest);
    }

    @SuppressWarnings("ByteBufferBackingArray")
    private void record(ByteBuffer event) throws IOException {
        event.flip();
        byte[] bytes = new byte[event.remaining()];
        event.get(bytes);
        ByteBuffer whole = buffer(bytes.length + 16);
        whole.putLong(bytes.length);
        whole.putInt(masked(whole.array(), 8)).put(bytes).putInt(masked(bytes, bytes.length));
        out.write(whole.array());
        out.flush();
    }

    private static int masked(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + MASK_DELTA;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
