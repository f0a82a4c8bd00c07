package org.tessera.formats.hdf5;

import org.jspecify.annotations.Nullable;

/// How a file keeps track of its free space, where it says so (specification section IV.A.2.x, "File Space
/// Info"). A file with persistent free space states a second end: when such a file is opened for writing,
/// the HDF5 library forgets everything behind that end, and would write over what was appended.
///
/// @param endField offset in the file of that second end, an address
/// @param page the file's end must be a multiple of this
/// @param region what the checksum of the header covers
record FileSpace(long endField, long page, @Nullable Region region) {

    private static final int PAGED = 1;

    /// What the superblock extension says, or null when it says nothing.
    static @Nullable FileSpace of(FileBytes file) {
        long extension = file.superblock().extension();
        Message message = extension == FileBytes.UNDEFINED
                ? null
                : ObjectHeader.read(file, extension).first(Message.FILE_SPACE);
        return message == null ? null : parse(message, file);
    }

    private static @Nullable FileSpace parse(Message message, FileBytes file) {
        Block in = message.open(file);
        if (in.u8() != 1) {
            return null; // version 0, of libraries before 1.10.1, has no second end
        }
        int strategy = in.u8();
        in.u8(); // whether free space persists
        in.length(); // smallest piece that is tracked
        long page = in.length();
        in.skip(2); // threshold at the end of a page
        boolean paged = strategy == PAGED && page > 0 && page <= 1L << 30;
        return new FileSpace(in.offset(), paged ? page : 1, message.region());
    }
}
