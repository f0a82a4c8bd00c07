package org.tessera.formats.hdf5;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;

/// The messages of one object, over all continuation blocks (specification section IV.A.1).
///
/// @param address where the header starts
/// @param messages in the order they were found
record ObjectHeader(long address, List<Message> messages) {

    private static final int MOST_BLOCKS = 4096; // far beyond real files; ends loops of overlapping blocks
    private static final int MOST_MESSAGES = 1 << 16; // a version 1 header counts them in 16 bits

    /// A continuation still to be read.
    private record Part(long address, long length) {}

    @Nullable
    Message first(int type) {
        for (Message message : messages) {
            if (message.type() == type) {
                return message;
            }
        }
        return null;
    }

    List<Message> all(int type) {
        return messages.stream().filter(m -> m.type() == type).toList();
    }

    static ObjectHeader read(FileBytes file, long address) {
        return new Reader(file).header(address);
    }

    private static final class Reader {
        private final FileBytes file;
        private final List<Message> messages = new ArrayList<>();
        private final Deque<Part> rest = new ArrayDeque<>();
        private final Set<Long> seen = new HashSet<>();
        private int prefixFlags;

        Reader(FileBytes file) {
            this.file = file;
        }

        ObjectHeader header(long address) {
            Block start = file.block(address, 4, "an object header");
            boolean old = start.u8() == 1;
            if (old) {
                first(address);
            } else {
                firstNew(address);
            }
            while (!rest.isEmpty()) {
                continued(rest.removeFirst(), old);
            }
            return new ObjectHeader(address, List.copyOf(messages));
        }

        private void first(long address) {
            Block prefix = file.block(address, 16, "an object header");
            prefix.skip(8); // version, reserved, message count, reference count
            long length = prefix.u32();
            take(file.block(address + 16, length, "an object header"), null);
        }

        private void firstNew(long address) {
            Block start = file.block(address, 6, "an object header");
            start.signature("OHDR");
            start.version(2, "an object header");
            int flags = start.u8();
            int widthOfSize = 1 << (flags & 3);
            int prefix = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0) + widthOfSize;
            Block head = file.block(address, prefix, "an object header");
            head.skip(prefix - widthOfSize);
            long size = head.uint(widthOfSize);
            if (size < 0 || size > file.size()) {
                throw head.malformed("an object header of " + Long.toUnsignedString(size) + " bytes");
            }
            long length = prefix + size + 4;
            Block block = file.checked(address, length, "an object header");
            block.skip(prefix);
            takeNew(block, flags, file.region(address, length));
        }

        private void continued(Part part, boolean old) {
            if (old) {
                take(file.block(part.address, part.length, "an object header continuation"), null);
                return;
            }
            if (part.length < 8) {
                throw new MalformedException(-1, "an object header continuation of " + part.length + " bytes");
            }
            Block block = file.checked(part.address, part.length, "an object header continuation");
            block.signature("OCHK");
            takeNew(block, prefixFlags, file.region(part.address, part.length));
        }

        private void take(Block in, @Nullable Region region) {
            while (in.remaining() >= 8) {
                int type = in.u16();
                int size = in.u16();
                int flags = in.u8();
                in.skip(3);
                add(type, flags, in, size, region);
            }
        }

        private void takeNew(Block in, int flags, Region region) {
            prefixFlags = flags;
            int prefix = (flags & 4) != 0 ? 6 : 4; // with or without a creation order
            while (in.remaining() >= prefix) {
                int type = in.u8();
                int size = in.u16();
                int messageFlags = in.u8();
                in.skip(prefix - 4);
                add(type, messageFlags, in, size, region);
            }
        }

        private void add(int type, int flags, Block in, int size, @Nullable Region region) {
            long offset = in.offset();
            if (size > in.remaining()) {
                throw in.malformed("a header message of " + size + " bytes where " + in.remaining() + " are left");
            }
            Message message = new Message(type, flags, in.bytes(size), offset, region);
            if (messages.size() == MOST_MESSAGES) {
                throw new MalformedException(offset, "an object header of more than " + MOST_MESSAGES + " messages");
            }
            messages.add(message);
            if (type == Message.CONTINUATION) {
                Block body = message.open(file);
                Part part = new Part(body.address(), body.length());
                if (!seen.add(part.address) || seen.size() > MOST_BLOCKS) {
                    throw new MalformedException(offset, "the blocks of an object header run in a circle");
                }
                rest.addLast(part);
            }
        }
    }
}
