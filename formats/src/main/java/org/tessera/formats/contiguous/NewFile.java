package org.tessera.formats.contiguous;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;

/// Writes a file that is a header and one array after it, little-endian.
public final class NewFile {

    private NewFile() {}

    /// The only field of a list, for kinds of file that hold one.
    ///
    /// @throws IllegalArgumentException when there are more, or none
    public static Field single(String kind, List<Field> variables) {
        if (variables.size() != 1) {
            throw new IllegalArgumentException("a " + kind + " file holds one variable, and " + variables.size()
                    + " were chosen: name one, or write a kind of file that holds several");
        }
        return variables.getFirst();
    }

    public static void write(Path path, byte[] header, Field values) throws IOException {
        FieldSpec spec = values.spec();
        ContiguousPlacement place =
                new ContiguousPlacement(header.length, spec.type(), ByteOrder.LITTLE_ENDIAN, spec.shape());
        try (FileChannel channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.wrap(header);
            while (head.hasRemaining()) {
                channel.write(head);
            }
            place.write(channel, values);
        }
    }
}
