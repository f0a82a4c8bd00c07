package org.tessera.container;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteSource;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.model.ModelId;
import org.tessera.model.ModelLibrary;
import org.tessera.model.ModelSource;
import org.tessera.model.VariableModels;
import org.tessera.target.Noise;
import org.tessera.target.Target;

/// An open `.tess` file. Safe for reading from several threads.
///
/// Opening reads magic, trailer, directory and variable headers, no values; every byte that is used is
/// checked first. The format is specified in `docs/format.md`.
public final class Container implements Closeable {

    public static final int MAJOR = 1;

    /// The newest that is read. A file states the oldest that reads it: 0; 1 where a tolerance is the noise's; 2 where
    /// a variable needs a model.
    public static final int MINOR = 2;

    static final int MODELS_MINOR = 2;

    /// Bytes before the first frame.
    public static final int HEADER = 10;

    /// First byte not ASCII, then TSR and line ends: transfers that change text are noticed.
    private static final long MAGIC = 0x0A1A0A0D52535493L;

    private final ByteSource source;
    private final int minor;
    private final Limits limits;
    private final List<ContainerVariable> variables = new ArrayList<>();
    private final List<Frame> others = new ArrayList<>();

    private Container(ByteSource source, Limits limits, @Nullable Path folder, List<ModelSource> beside) {
        this.source = source;
        this.limits = limits;
        this.minor = checkedStart();
        Directory directory = Directory.read(source, limits);
        for (long offset : directory.others()) {
            others.add(known(Frame.read(source, offset, limits)));
        }
        List<ModelSource> models = models(folder, beside);
        for (int i = 0; i < directory.variables().size(); i++) {
            Directory.Entry entry = directory.variables().get(i);
            Frame frame = Frame.read(source, entry.header(), limits).expect(FrameType.VARIABLE, "a variable");
            VariableHeader header = VariableHeader.read(frame.headReader(), limits);
            if (header.chunking().count() != entry.chunks().length) {
                throw new MalformedException(
                        entry.header(),
                        "variable " + header.spec().name() + ": "
                                + header.chunking().count() + " chunks expected, the directory has "
                                + entry.chunks().length);
            }
            VariableModels needed =
                    new VariableModels(header.models(), header.models().isEmpty() ? List.of() : models);
            variables.add(new ContainerVariable(source, limits, i, header, Frame.crc(frame.head()), entry, needed));
        }
    }

    /// The file itself, what the caller has, then wherever the libraries look.
    private List<ModelSource> models(@Nullable Path folder, List<ModelSource> beside) {
        List<ModelSource> sources = new ArrayList<>();
        sources.add(new EmbeddedModels(source, limits, others));
        sources.addAll(beside);
        for (ModelLibrary library : ServiceLoader.load(ModelLibrary.class, Container.class.getClassLoader())) {
            sources.addAll(library.sources(folder));
        }
        return sources;
    }

    /// The bytes of a model that the file holds.
    ///
    /// @throws MalformedException when they are not those that the hash is of
    public byte[] embeddedModel(ModelId id) {
        byte[] bytes = new EmbeddedModels(source, limits, others).find(id);
        if (bytes == null || !ModelId.of(bytes).equals(id)) {
            throw new MalformedException(-1, "the file does not hold a sound model " + id.brief());
        }
        return bytes;
    }

    /// The models that the file holds, and their sizes.
    public Map<ModelId, Long> embeddedModels() {
        return new EmbeddedModels(source, limits, others).sizes();
    }

    private static Frame known(Frame frame) {
        if (frame.type() < 128 && frame.type() != FrameType.TEMPLATE && frame.type() != FrameType.MODEL) {
            throw new UnsupportedException("the file has a frame of type " + frame.type()
                    + " that this version does not know and that may not be skipped");
        }
        return frame;
    }

    public static Container open(Path path) throws IOException {
        return open(path, Limits.DEFAULT);
    }

    /// @throws org.tessera.error.CompressionException when it is not a sound Tessera file
    public static Container open(Path path, Limits limits) throws IOException {
        ByteSource source = ByteSource.open(path);
        try {
            return new Container(source, limits, path.toAbsolutePath().getParent(), List.of());
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    public static Container of(byte[] bytes) {
        return of(bytes, Limits.DEFAULT);
    }

    public static Container of(byte[] bytes, Limits limits) {
        return of(bytes, limits, List.of());
    }

    /// @param beside where models are looked for that it does not embed, before all other places
    public static Container of(byte[] bytes, Limits limits, List<ModelSource> beside) {
        return new Container(ByteSource.of(bytes), limits, null, beside);
    }

    /// Whether a file starts like a Tessera file.
    public static boolean probe(byte[] head) {
        return head.length >= 8 && new ByteReader(head).i64() == MAGIC;
    }

    static byte[] magic(int minor) {
        return new ByteWriter(HEADER).i64(MAGIC).u8(MAJOR).u8(minor).toByteArray();
    }

    /// The oldest minor version of the format whose readers understand a variable with that target.
    public static int minor(Target target) {
        return target instanceof Noise ? 1 : 0;
    }

    /// The minor version that the file states.
    public int minor() {
        return minor;
    }

    private int checkedStart() {
        ByteReader in = new ByteReader(source.read(0, (int) Math.min(HEADER, source.size())));
        if (in.remaining() < HEADER || in.i64() != MAGIC) {
            throw new MalformedException(0, "not a Tessera file");
        }
        int major = in.u8();
        if (major != MAJOR) {
            throw new UnsupportedException(
                    "the file has format version " + major + "." + in.u8() + "; this version reads " + MAJOR + ".x");
        }
        return in.u8();
    }

    /// Size of the file in bytes.
    public long bytes() {
        return source.size();
    }

    public List<ContainerVariable> variables() {
        return List.copyOf(variables);
    }

    /// @throws IllegalArgumentException when there is no such variable, naming those there are
    public ContainerVariable variable(String name) {
        for (ContainerVariable variable : variables) {
            if (variable.spec().name().equals(name)) {
                return variable;
            }
        }
        throw new IllegalArgumentException("no variable '" + name + "': the file has "
                + String.join(", ", variables.stream().map(v -> v.spec().name()).toList()));
    }

    /// Decodes a box of a variable, reading only the chunks it touches.
    public ArrayField read(String variable, Box box) {
        return variable(variable).read(box);
    }

    public Provenance provenance() {
        for (Frame frame : others) {
            if (frame.type() == FrameType.PROVENANCE) {
                return Provenance.read(frame.headReader());
            }
        }
        return Provenance.NONE;
    }

    /// The template of the original file, if the container keeps one.
    public Template template() {
        return new Template(
                source,
                limits,
                others.stream().filter(f -> f.type() == FrameType.TEMPLATE).toList());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
