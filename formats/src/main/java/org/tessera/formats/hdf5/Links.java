package org.tessera.formats.hdf5;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;

/// The hard links of one group: names and object header addresses. Soft and external links lead to
/// values that lie elsewhere (another path, another file), so they are left alone.
final class Links {

    private static final int SOFT = 2; // cache type of a symbol table entry
    private static final int HARD = 0; // type of a link message

    private final FileBytes file;
    private final Map<String, Long> found = new TreeMap<>();

    private Links(FileBytes file) {
        this.file = file;
    }

    /// Links of a group by name; empty when the object is no group.
    static Map<String, Long> of(FileBytes file, ObjectHeader header) {
        Links links = new Links(file);
        Message table = header.first(Message.SYMBOL_TABLE);
        if (table != null) {
            links.oldStyle(table.open(file));
        }
        for (Message link : header.all(Message.LINK)) {
            links.link(link.open(file));
        }
        Message info = header.first(Message.LINK_INFO);
        if (info != null) {
            links.dense(info.open(file));
        }
        return links.found;
    }

    /// Symbol table: a B-tree of nodes, names in a local heap (specification sections III.B to III.D).
    private void oldStyle(Block message) {
        long tree = message.address();
        Block names = names(message.address());
        byte[] text = names.bytes(names.remaining());
        BTreeV1.walk(file, tree, BTreeV1.GROUPS, file.superblock().lengthSize(), (key, at, node, where) -> {
            int entrySize = 24 + 2 * file.superblock().offsetSize();
            Block head = file.block(node, 8, "a symbol table node");
            head.signature("SNOD");
            head.version(1, "a symbol table node");
            head.skip(1);
            int count = head.u16();
            Block in = file.block(node + 8, (long) count * entrySize, "a symbol table node");
            for (int i = 0; i < count; i++) {
                Block entry = in.slice(entrySize);
                long name = entry.uint(file.superblock().offsetSize());
                long address = entry.address();
                if (entry.u32() != SOFT) {
                    add(name(text, name, entry), address, entry);
                }
            }
        });
    }

    private Block names(long heap) {
        int length = file.superblock().lengthSize();
        Block in = file.block(heap, 8 + 2L * length + file.superblock().offsetSize(), "a local heap");
        in.signature("HEAP");
        in.version(0, "a local heap");
        in.skip(3);
        long size = in.length();
        in.skip(length); // free list
        return file.block(in.address(), size, "the names of a group");
    }

    private static String name(byte[] text, long start, Block entry) {
        int end = start < 0 || start >= text.length ? text.length : (int) start;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        if (end == text.length) {
            throw entry.malformed("a name at " + start + " of a heap of " + text.length + " bytes");
        }
        return Text.utf8(text, (int) start, end);
    }

    /// Link Info message: names in a fractal heap, found through a B-tree.
    private void dense(Block message) {
        message.version(0, "a link info message");
        int flags = message.u8();
        message.skip((flags & 1) != 0 ? 8 : 0);
        long heapAddress = message.address();
        long tree = message.address();
        if (heapAddress == FileBytes.UNDEFINED || tree == FileBytes.UNDEFINED) {
            return;
        }
        FractalHeap heap = new FractalHeap(file, heapAddress);
        BTreeV2.walk(file, tree, BTreeV2.LINK_NAMES, (record, region) -> {
            record.skip(4); // hash of the name
            link(heap.object(record));
        });
    }

    /// Link message (specification section IV.A.2.g).
    private void link(Block in) {
        in.version(1, "a link message");
        int flags = in.u8();
        int type = (flags & 8) != 0 ? in.u8() : HARD;
        in.skip((flags & 4) != 0 ? 8 : 0); // creation order
        in.skip((flags & 16) != 0 ? 1 : 0); // character set
        long length = in.uint(1 << (flags & 3));
        if (length < 1 || length > in.remaining()) {
            throw in.malformed("a link name of " + Long.toUnsignedString(length) + " bytes");
        }
        byte[] name = in.bytes((int) length);
        if (type == HARD) {
            add(Text.utf8(name, 0, name.length), in.address(), in);
        }
    }

    private void add(String name, long address, Block where) {
        @Nullable Long before = found.put(name, address);
        if (before != null && before != address) {
            throw new MalformedException(where.offset(), "a group has two members called '" + name + "'");
        }
    }
}
