package org.tessera.cli.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;

/// The zfp library of the system (P. Lindstrom, TVCG 2014), fixed accuracy, called in memory: an opponent
/// measured in the same process, on the same values, at the same moment.
///
/// Names and signatures are those of `zfp.h` 1.0; `zfp_type` 3 is float and 4 is double.
@SuppressWarnings("restricted") // calling a native library is the point
public final class ZfpLibrary implements Tool {

    static final String NAME = "zfp";

    private static final int MOST_AXES = 4;
    private static final int FLOAT = 3;
    private static final int DOUBLE = 4;
    private static final ValueLayout PTR = ValueLayout.ADDRESS;
    private static final ValueLayout SIZE = ValueLayout.JAVA_LONG;
    private static final ValueLayout INT = ValueLayout.JAVA_INT;
    private static final ValueLayout REAL = ValueLayout.JAVA_DOUBLE;

    private final SymbolLookup library;

    private ZfpLibrary(SymbolLookup library) {
        this.library = library;
    }

    /// Empty when the library is not installed.
    public static Optional<ZfpLibrary> installed() {
        try {
            return Optional.of(new ZfpLibrary(SymbolLookup.libraryLookup("libzfp.so.1", Arena.global())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Entry entry() {
        return Entry.opponent(NAME, 1);
    }

    @Override
    public boolean takesThreads() {
        return false;
    }

    @Override
    public String timing() {
        return "in memory, nothing verified";
    }

    @Override
    public Attempt on(Subject subject, int threads) throws ToolFailure {
        FieldSpec spec = subject.values().spec();
        double absolute = subject.cell().tolerance().absolute();
        if (!spec.type().isFloat() || spec.shape().rank() > MOST_AXES) {
            throw new ToolFailure("zfp's fixed accuracy is for f32 and f64 of 1 to 4 axes, and this is "
                    + spec.type().label() + " " + spec.shape());
        }
        if (!(absolute > 0) || subject.cell().tolerance().isPointwise()) {
            throw new ToolFailure("zfp needs a bound that is one number above 0, and this is "
                    + subject.cell().target());
        }
        return open(subject.values(), absolute);
    }

    /// A stream for a field, whose values are copied to where the library can read them.
    ///
    /// @param field f32 or f64, of 1 to 4 axes
    public Session open(ArrayField field, double tolerance) {
        return new Session(field, tolerance);
    }

    private MethodHandle handle(String name, FunctionDescriptor signature) {
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), signature);
    }

    private static Object call(MethodHandle handle, Object... arguments) {
        try {
            Object result = handle.invokeWithArguments(arguments);
            return result == null ? 0 : result;
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static FunctionDescriptor of(MemoryLayout result, MemoryLayout... arguments) {
        return FunctionDescriptor.of(result, arguments);
    }

    /// One field, its two buffers and a stream.
    public final class Session implements Attempt {
        private final Arena arena = Arena.ofShared();
        private final ArrayField field;
        private final MemorySegment restored;
        private final MemorySegment from;
        private final MemorySegment to;
        private final MemorySegment stream;
        private final MemorySegment bits;
        private final MethodHandle compress = handle("zfp_compress", of(SIZE, PTR, PTR));
        private final MethodHandle decompress = handle("zfp_decompress", of(SIZE, PTR, PTR));
        private final MethodHandle rewind = handle("zfp_stream_rewind", FunctionDescriptor.ofVoid(PTR));
        private long bytes;

        private Session(ArrayField field, double tolerance) {
            this.field = field;
            long size = field.spec().bytes();
            MemorySegment values = arena.allocate(size, 8);
            values.copyFrom(MemorySegment.ofArray(Elements.toBytes(field.spec().type(), field.array())));
            restored = arena.allocate(size, 8);
            from = fieldOf(values);
            to = fieldOf(restored);
            stream = (MemorySegment) call(handle("zfp_stream_open", of(PTR, PTR)), MemorySegment.NULL);
            call(handle("zfp_stream_set_accuracy", of(REAL, PTR, REAL)), stream, tolerance);
            long most = (long) call(handle("zfp_stream_maximum_size", of(SIZE, PTR, PTR)), stream, from);
            MemorySegment buffer = arena.allocate(most, 8);
            bits = (MemorySegment) call(handle("stream_open", of(PTR, PTR, SIZE)), buffer, most);
            call(handle("zfp_stream_set_bit_stream", FunctionDescriptor.ofVoid(PTR, PTR)), stream, bits);
        }

        private MemorySegment fieldOf(MemorySegment values) {
            long[] sizes = field.spec().shape().sizes();
            int type = field.spec().type() == ElementType.F32 ? FLOAT : DOUBLE;
            MemoryLayout[] signature = new MemoryLayout[2 + sizes.length];
            Object[] arguments = new Object[2 + sizes.length];
            signature[0] = PTR;
            signature[1] = INT;
            arguments[0] = values;
            arguments[1] = type;
            for (int axis = 0; axis < sizes.length; axis++) {
                signature[2 + axis] = SIZE;
                arguments[2 + axis] = sizes[sizes.length - 1 - axis];
            }
            return (MemorySegment) call(handle("zfp_field_" + sizes.length + "d", of(PTR, signature)), arguments);
        }

        /// @return bytes of the stream, 0 when zfp failed
        public long compress() {
            call(rewind, stream);
            bytes = (long) call(compress, stream, from);
            return bytes;
        }

        /// @return bytes read, 0 when zfp failed
        public long decompress() {
            call(rewind, stream);
            return (long) call(decompress, stream, to);
        }

        @Override
        public Lap lap() throws ToolFailure {
            long start = System.nanoTime();
            compress();
            double there = Lap.since(start);
            start = System.nanoTime();
            long read = decompress();
            double back = Lap.since(start);
            if (bytes == 0 || read == 0) {
                throw new ToolFailure("zfp " + (bytes == 0 ? "compressed" : "decompressed") + " nothing");
            }
            return Lap.whole(there, back);
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public ArrayField restored() {
            byte[] back = restored.toArray(ValueLayout.JAVA_BYTE);
            return ArrayField.of(field.spec(), Elements.fromBytes(field.spec().type(), back, field.size()));
        }

        @Override
        public void close() {
            MethodHandle free = handle("zfp_field_free", FunctionDescriptor.ofVoid(PTR));
            call(free, from);
            call(free, to);
            call(handle("zfp_stream_close", FunctionDescriptor.ofVoid(PTR)), stream);
            call(handle("stream_close", FunctionDescriptor.ofVoid(PTR)), bits);
            arena.close();
        }
    }
}
