package org.tessera.formats.vti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;
import org.tessera.field.Tiling;
import org.tessera.formats.archive.AtomicOutput;

/// Writes fields of one to three axes as the point data of one VTK image file (`.vti`).
///
/// Fields are streamed tile by tile to their places, so memory does not grow with them. The file appears under its
/// name only when it is whole.
public final class VtiWriter {

    private static final long TILE_VALUES = 1L << 21;

    private VtiWriter() {}

    /// @param arrays at least one field; all of one shape, each with its own name
    /// @param grid as many axes as the fields
    /// @throws IllegalArgumentException when the fields do not fit one image file
    public static void write(Path file, List<? extends Field> arrays, Grid grid) throws IOException {
        check(arrays, grid);
        try (AtomicOutput out = new AtomicOutput(file, true)) {
            try (FileChannel channel = FileChannel.open(out.path(), StandardOpenOption.WRITE)) {
                writeAll(channel, arrays, grid);
            }
            out.commit();
        }
    }

    private static void check(List<? extends Field> arrays, Grid grid) {
        if (arrays.isEmpty()) {
            throw new IllegalArgumentException("a VTI file needs at least one array");
        }
        Shape shape = arrays.getFirst().spec().shape();
        if (shape.rank() > 3) {
            throw new IllegalArgumentException("a VTI file has at most 3 axes, found " + shape);
        }
        if (grid.spacing().length != shape.rank()) {
            throw new IllegalArgumentException("the grid has " + grid.spacing().length + " axes, the fields " + shape);
        }
        Set<String> names = new HashSet<>();
        for (Field array : arrays) {
            if (!array.spec().shape().equals(shape)) {
                throw new IllegalArgumentException("arrays of one VTI file have one shape: " + shape + ", but "
                        + array.spec().name() + " has " + array.spec().shape());
            }
            if (!names.add(array.spec().name())) {
                throw new IllegalArgumentException(
                        "two arrays are called " + array.spec().name());
            }
        }
    }

    private static void writeAll(FileChannel channel, List<? extends Field> arrays, Grid grid) throws IOException {
        byte[] header = new VtiHeader(arrays, grid).bytes();
        writeFully(channel, ByteBuffer.wrap(header), 0);
        long position = header.length;
        for (Field array : arrays) {
            ByteBuffer length = ByteBuffer.allocate(VtiHeader.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            length.putLong(0, array.spec().bytes());
            writeFully(channel, length, position);
            writeValues(channel, array, position + VtiHeader.LENGTH_BYTES);
            position += VtiHeader.blockBytes(array.spec());
        }
        writeFully(channel, ByteBuffer.wrap(VtiHeader.footer()), position);
    }

    private static void writeValues(FileChannel channel, Field array, long start) throws IOException {
        FieldSpec spec = array.spec();
        Tiling tiling = Tiling.grains(spec.shape(), array.grain(), TILE_VALUES);
        for (long number = 0; number < tiling.count(); number++) {
            Box box = tiling.box(number);
            byte[] values = Elements.toBytes(spec.type(), array.read(box).array());
            Runs runs = new Runs();
            Rows.forEach(box, spec.shape(), runs::add);
            for (Run run : runs.list()) {
                int width = spec.type().bytes();
                ByteBuffer bytes = ByteBuffer.wrap(values, (int) run.inBox() * width, (int) run.length() * width);
                writeFully(channel, bytes, start + run.inWhole() * width);
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
