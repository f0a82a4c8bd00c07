package org.tessera.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.codec.OptionText;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteSource;
import org.tessera.io.Limits;
import org.tessera.target.Absolute;
import org.tessera.target.PointwiseRelative;
import org.tessera.target.Target;

/// Small containers, sound and unsound, made by hand where no writer would make them.
final class SmallFiles {

    private SmallFiles() {}

    /// Bytes of a container.
    @FunctionalInterface
    interface Content {
        void write(ContainerWriter out) throws IOException;
    }

    static byte[] write(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ContainerWriter out = new ContainerWriter(bytes)) {
            content.write(out);
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void variable(ContainerWriter out, ArrayField field, Target target, long... chunk) throws IOException {
        CompressorOptions options = CompressorOptions.of(target).withThreads(1);
        new Compressor(
                        field,
                        chunk.length == 0 ? options : options.withChunk(Shape.of(chunk)),
                        Compressor.Progress.NONE)
                .write(out);
    }

    /// Two variables of several chunks, one with a mask, provenance and a template.
    static byte[] small() {
        ArrayField first = Samples.of(ElementType.F32, Kind.SMOOTH, 1, 9, 14);
        ArrayField second = Samples.of(ElementType.F64, Kind.NOISE, 2, 23);
        ArrayField named = second.withSpec(new FieldSpec("y", ElementType.F64, Shape.of(23)));
        Samples.addSpecials(named, 1e20, 3);
        return write(out -> {
            out.provenance(new Provenance(Map.of("tool", "test")));
            variable(out, first, new Absolute(1e-3), 8, 8);
            Template.append(out, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
            variable(out, named, new PointwiseRelative(1e-3));
        });
    }

    /// Magic, the frames, a directory of them, a trailer.
    static byte[] of(List<Directory.Entry> variables, List<Long> others, byte[]... frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Container.magic(0));
        for (byte[] frame : frames) {
            bytes.writeBytes(frame);
        }
        long at = bytes.size();
        bytes.writeBytes(Frame.start(FrameType.DIRECTORY, new Directory(variables, others).toBytes(), 0));
        bytes.writeBytes(Directory.trailer(at));
        return bytes.toByteArray();
    }

    /// The chunk frames of the first variable, where they are.
    static List<Frame> chunks(byte[] file) {
        ByteSource source = ByteSource.of(file);
        Directory directory = Directory.read(source, Limits.DEFAULT);
        List<Frame> frames = new ArrayList<>();
        for (long offset : directory.variables().get(0).chunks()) {
            frames.add(Frame.read(source, offset, Limits.DEFAULT));
        }
        return frames;
    }

    static OptionText auto() {
        return OptionText.parse("auto");
    }
}
