package org.tessera.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.training.log.EventFile;

class EventFileTest {

    @TempDir
    private Path folder;

    private Path written() throws Exception {
        Path path = folder.resolve("events.out.tfevents.test");
        try (EventFile events = new EventFile(path, false)) {
            events.scalar("loss/training", 1, 0.5);
            events.scalar("loss/training", 1_000_000_007L, -3.25);
        }
        try (EventFile events = new EventFile(path, true)) {
            events.scalar("quality/psnr", 3, 42);
        }
        return path;
    }

    @Test
    void records_haveLengthsAndChecksums() throws Exception {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(written())).order(ByteOrder.LITTLE_ENDIAN);
        List<String> texts = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.mark();
            long size = in.getLong();
            in.reset();
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(length));
            byte[] event = new byte[(int) size];
            in.get(event);
            assertThat(in.getInt()).isEqualTo(masked(event));
            texts.add(text(event));
        }
        assertThat(texts)
                .containsExactly(
                        "brain.Event:2",
                        "1 loss/training 0.5",
                        "1000000007 loss/training -3.25",
                        "3 quality/psnr 42.0");
    }

    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        return (value >>> 15 | value << 17) + 0xa282ead8;
    }

    /// Reads the messages as protobuf, field by field.
    private static String text(byte[] event) {
        ByteBuffer in = ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder();
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            switch (key) {
                case 1 << 3 | 1 -> assertThat(in.getDouble()).isGreaterThan(1.6e9);
                case 2 << 3 -> text.append(varint(in)).append(' ');
                case 3 << 3 | 2 -> text.append(bytes(in));
                case 5 << 3 | 2 -> {
                    varint(in);
                    assertThat(varint(in)).isEqualTo(1 << 3 | 2);
                    varint(in);
                    assertThat(varint(in)).isEqualTo(1 << 3 | 2);
                    text.append(bytes(in)).append(' ');
                    assertThat(varint(in)).isEqualTo(2 << 3 | 5);
                    text.append(in.getFloat());
                }
                default -> throw new AssertionError("field " + key);
            }
        }
        return text.toString();
    }

    private static String bytes(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    @Test
    void tensorboard_readsThem() throws Exception {
        Process process = new ProcessBuilder("python3", "-c", """
                        import sys
                        try:
                            from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
                        except ImportError:
                            print("missing"); sys.exit()
                        for e in EventFileLoader(sys.argv[1]).Load():
                            for v in e.summary.value:
                                print(e.step, v.tag)
                        """, written().toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Assumptions.assumeFalse(
                process.exitValue() != 0 && text.contains("No such file") || text.contains("missing"),
                "skipped, as python3 with tensorboard is not installed");
        assertThat(text).contains("1 loss/training", "1000000007 loss/training", "3 quality/psnr");
    }
}
