package org.tessera.bench;

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

/// The zfp library of the system (P. Lindstrom, TVCG 2014), fixed accuracy, called in memory: an opponent
/// measured in the same process, on the same values, at the same moment.
///
/// Names and signatures are those of `zfp.h` 1.0; `zfp_type` 3 is float and 4 is double.
@SuppressWarnings("restricted") // calling a native library is the point
final class Zfp {

    private static final int FLOAT = 3;
    private static final int DOUBLE = 4;
    private static final ValueLayout PTR = ValueLayout.ADDRESS;
    private static final ValueLayout SIZE = ValueLayout.JAVA_LONG;
    private static final ValueLayout INT = ValueLayout.JAVA_INT;
    private static final ValueLayout REAL = ValueLayout.JAVA_DOUBLE;

    private final SymbolLookup library;

    private Zfp(SymbolLookup library) {
        this.library = library;
    }

    /// Empty when the library is not installed.
    static Optional<Zfp> installed() {
        try {
            return Optional.of(new Zfp(SymbolLookup.libraryLookup("libzfp.so.1", Arena.global())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Compresses and decompresses once.
    Run run(ArrayField field, double relative, int repeats) {
        double range = Subject.range(field);
        double tolerance = relative * range;
        long bytes = field.spec().bytes();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment restored = arena.allocate(bytes, 8);
            Session session = open(arena, field, restored, tolerance);
            double compress = Stopwatch.megabytesPerSecond(bytes, repeats, session::compress);
            long size = session.compress();
            double decompress = Stopwatch.megabytesPerSecond(bytes, repeats, session::decompress);
            byte[] back = restored.toArray(ValueLayout.JAVA_BYTE);
            ArrayField result =
                    ArrayField.of(field.spec(), Elements.fromBytes(field.spec().type(), back, field.size()));
            Run.Errors errors = Run.Errors.of(field, result, tolerance, range);
            return new Run(field, "zfp", relative, size, errors, compress, decompress, Double.NaN, 1);
        }
    }

    /// A stream for a field, whose values are copied to where the library can read them.
    Session open(Arena arena, ArrayField field, MemorySegment restored, double tolerance) {
        MemorySegment values = arena.allocate(field.spec().bytes(), 8);
        values.copyFrom(MemorySegment.ofArray(Elements.toBytes(field.spec().type(), field.array())));
        return new Session(arena, field, values, restored, tolerance);
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

    /// One field, its two buffers and a stream. A few hundred bytes of zfp's own stay until the process ends.
    final class Session {
        private final MemorySegment from;
        private final MemorySegment to;
        private final MemorySegment stream;
        private final MemorySegment bits;
        private final MethodHandle compress = handle("zfp_compress", of(SIZE, PTR, PTR));
        private final MethodHandle decompress = handle("zfp_decompress", of(SIZE, PTR, PTR));
        private final MethodHandle rewind = handle("zfp_stream_rewind", FunctionDescriptor.ofVoid(PTR));

        Session(Arena arena, ArrayField field, MemorySegment values, MemorySegment restored, double tolerance) {
            from = fieldOf(field, values);
            to = fieldOf(field, restored);
            stream = (MemorySegment) call(handle("zfp_stream_open", of(PTR, PTR)), MemorySegment.NULL);
            call(handle("zfp_stream_set_accuracy", of(REAL, PTR, REAL)), stream, tolerance);
            long most = (long) call(handle("zfp_stream_maximum_size", of(SIZE, PTR, PTR)), stream, from);
            MemorySegment buffer = arena.allocate(most, 8);
            bits = (MemorySegment) call(handle("stream_open", of(PTR, PTR, SIZE)), buffer, most);
            call(handle("zfp_stream_set_bit_stream", FunctionDescriptor.ofVoid(PTR, PTR)), stream, bits);
        }

        private MemorySegment fieldOf(ArrayField field, MemorySegment values) {
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

        long compress() {
            call(rewind, stream);
            return (long) call(compress, stream, from);
        }

        long decompress() {
            call(rewind, stream);
            return (long) call(decompress, stream, to);
        }
    }
}
