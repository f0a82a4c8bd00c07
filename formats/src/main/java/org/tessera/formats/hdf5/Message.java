package org.tessera.formats.hdf5;

import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.ByteReader;

/// One message of an object header: its kind, its bytes and where they lie (specification section IV.A.2).
///
/// @param type one of the constants
/// @param flags bit 1 set: the body says where the message is, instead of being it
/// @param body the bytes
/// @param offset where the body lies in the file
/// @param region what the header's checksum covers; null in version 1 headers
record Message(
        int type,
        int flags,
        byte[] body,
        long offset,
        @Nullable Region region) {

    static final int DATASPACE = 0x01;
    static final int LINK_INFO = 0x02;
    static final int DATATYPE = 0x03;
    static final int FILL_OLD = 0x04;
    static final int FILL = 0x05;
    static final int LINK = 0x06;
    static final int EXTERNAL_FILES = 0x07;
    static final int LAYOUT = 0x08;
    static final int FILTERS = 0x0B;
    static final int ATTRIBUTE = 0x0C;
    static final int CONTINUATION = 0x10;
    static final int SYMBOL_TABLE = 0x11;
    static final int ATTRIBUTE_INFO = 0x15;
    static final int FILE_SPACE = 0x17;

    private static final int SHARED = 2;

    Block open(FileBytes file) {
        return new Block(new ByteReader(body, 0, body.length, offset), file.superblock());
    }

    /// This message, or the one it stands for.
    Message resolve(FileBytes file) {
        return (flags & SHARED) == 0 ? this : shared(open(file), type, file);
    }

    /// Follows a shared-message record to the header that holds the message, such as a committed datatype.
    static Message shared(Block in, int type, FileBytes file) {
        int version = in.u8();
        int kind = in.u8();
        if (version == 3 && kind == 1) {
            throw new UnsupportedException("a header message is kept in the file's shared message table at byte "
                    + in.offset() + ", which is not read: copy the file with h5repack first");
        }
        if (version == 1) {
            in.skip(6);
        }
        long address = in.address();
        Message found = ObjectHeader.read(file, address).first(type);
        if (found == null || (found.flags & SHARED) != 0) {
            throw new MalformedException(
                    in.offset(), "a shared message of type " + type + " is not at address " + address);
        }
        return found;
    }
}
