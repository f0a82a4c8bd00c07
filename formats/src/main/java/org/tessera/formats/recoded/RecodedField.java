package org.tessera.formats.recoded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.contiguous.MappedArray;

/// The values of an encoded array, decoded as a whole when the first of them is asked for. Safe for several threads.
final class RecodedField implements Field, AutoCloseable {

    private final FieldSpec spec;
    private final Path file;
    private final EncodedPlacement place;
    private final ArrayCode code;
    private @Nullable Scratch scratch;
    private @Nullable MappedArray values;

    RecodedField(String name, Path file, EncodedPlacement place, ArrayCode code) {
        this.spec = new FieldSpec(name, place.values().type(), place.values().shape());
        this.file = file;
        this.place = place;
        this.code = code;
    }

    EncodedPlacement place() {
        return place;
    }

    @Override
    public FieldSpec spec() {
        return spec;
    }

    @Override
    public ArrayField read(Box box) {
        return decoded().read(box);
    }

    private synchronized MappedArray decoded() {
        if (values != null) {
            return values;
        }
        try {
            Scratch bytes = new Scratch(spec.bytes());
            try (FileChannel channel = FileChannel.open(file)) {
                channel.position(place.extent().offset());
                BufferedInputStream in = new BufferedInputStream(
                        new Part(
                                Channels.newInputStream(channel), place.extent().length()),
                        1 << 16);
                code.decode(in, bytes.bytes());
                scratch = bytes;
            } finally {
                if (scratch == null) {
                    bytes.close();
                }
            }
            values = mapped(bytes, spec.name(), place.values());
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MappedArray mapped(Scratch bytes, String name, ContiguousPlacement place) {
        return MappedArray.in(
                bytes.bytes(), name, place, place.bytes() / place.shape().size(0));
    }

    @Override
    public synchronized void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
