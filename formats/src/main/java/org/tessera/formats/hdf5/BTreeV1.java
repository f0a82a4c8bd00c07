package org.tessera.formats.hdf5;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.tessera.io.Limits;

/// Version 1 B-trees: the index of old groups and of chunks as written by default
/// (specification section III.A.1).
final class BTreeV1 {

    static final int GROUPS = 0;
    static final int CHUNKS = 1;

    /// What to do with one entry of a leaf.
    @FunctionalInterface
    interface Visitor {
        /// @param key the key to the left of the child
        /// @param keyOffset where that key lies in the file
        /// @param childOffset where the child's address lies in the file
        void entry(Block key, long keyOffset, long child, long childOffset);
    }

    /// A node still to be read; `level` is what it must be, -1 for the root.
    private record Node(long address, int level) {}

    private BTreeV1() {}

    static void walk(FileBytes file, long root, int type, int keySize, Visitor visitor) {
        Deque<Node> rest = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        rest.push(new Node(root, -1));
        long entries = 0;
        while (!rest.isEmpty()) {
            Node node = rest.pop();
            int header = 8 + 2 * file.superblock().offsetSize();
            Block head = file.block(node.address, header, "a B-tree node");
            if (!seen.add(node.address)) {
                throw head.malformed("a B-tree runs in a circle");
            }
            head.signature("TREE");
            if (head.u8() != type) {
                throw head.malformed("a B-tree of the wrong type");
            }
            int level = head.u8();
            if (node.level >= 0 && level != node.level) {
                throw head.malformed("a B-tree node of level " + level + ", expected " + node.level);
            }
            int used = head.u16();
            entries += used;
            Limits.DEFAULT.checkChunks(entries);
            int step = keySize + file.superblock().offsetSize();
            Block body = file.block(node.address + header, (long) used * step, "a B-tree node");
            for (int i = 0; i < used; i++) {
                long keyOffset = body.offset();
                Block key = body.slice(keySize);
                long childOffset = body.offset();
                long child = body.address();
                if (level == 0) {
                    visitor.entry(key, keyOffset, child, childOffset);
                } else {
                    rest.push(new Node(child, level - 1));
                }
            }
        }
    }
}
