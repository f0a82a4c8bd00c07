package org.tessera.formats.hdf5;

import org.jspecify.annotations.Nullable;

/// What stands where nothing was written (specification sections IV.A.2.e and f).
final class FillValue {

    private FillValue() {}

    /// Bytes of the fill value in the dataset's own type, or null when none was chosen, which means zero.
    static byte @Nullable [] parse(FileBytes file, ObjectHeader header, int elementSize) {
        Message message = header.first(Message.FILL);
        if (message != null) {
            return current(message.resolve(file).open(file), elementSize);
        }
        Message old = header.first(Message.FILL_OLD);
        return old == null ? null : value(old.resolve(file).open(file), elementSize);
    }

    private static byte @Nullable [] current(Block in, int elementSize) {
        int version = in.u8();
        if (version == 3) {
            boolean present = (in.u8() & 0x20) != 0;
            return present ? value(in, elementSize) : null;
        }
        in.skip(2); // when space is taken, when the value is written
        boolean defined = in.u8() != 0;
        return defined && in.remaining() >= 4 ? value(in, elementSize) : null;
    }

    private static byte @Nullable [] value(Block in, int elementSize) {
        long size = in.u32();
        if (size == 0) {
            return null;
        }
        if (size != elementSize) {
            throw in.malformed("a fill value of " + size + " bytes for elements of " + elementSize);
        }
        return in.bytes(elementSize);
    }
}
