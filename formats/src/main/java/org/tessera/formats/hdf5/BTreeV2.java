package org.tessera.formats.hdf5;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.tessera.io.Limits;

/// Version 2 B-trees: names of large new-style groups, and chunks with several unlimited axes
/// (specification section III.A.2).
final class BTreeV2 {

    static final int LINK_NAMES = 5;
    static final int ATTRIBUTE_NAMES = 8;
    static final int CHUNKS = 10;
    static final int FILTERED_CHUNKS = 11;

    private static final int NODE_OVERHEAD = 10; // signature, version, type, checksum

    /// What to do with one record.
    @FunctionalInterface
    interface Visitor {
        /// @param region what the checksum of the record's node covers
        void record(Block record, Region region);
    }

    private record Node(long address, long records, int depth) {}

    private final FileBytes file;
    private final int type;
    private final long nodeSize;
    private final int recordSize;
    private final Node root;
    private final long total;

    private BTreeV2(FileBytes file, long address, int type) {
        this.file = file;
        this.type = type;
        int length = 22 + file.superblock().offsetSize() + file.superblock().lengthSize();
        Block in = file.checked(address, length, "a B-tree header");
        in.signature("BTHD");
        in.version(0, "a B-tree header");
        checkType(in);
        nodeSize = in.u32();
        recordSize = in.u16();
        int depth = in.u16();
        in.skip(2); // percentages of splitting and merging
        long rootAddress = in.address();
        root = new Node(rootAddress, in.u16(), depth);
        total = in.length();
        Limits.DEFAULT.checkChunks(total);
        if (recordSize == 0 || nodeSize < NODE_OVERHEAD + recordSize || depth > 32) {
            throw in.malformed("a B-tree of depth " + depth + " with records of " + recordSize + " in nodes of "
                    + nodeSize + " bytes");
        }
    }

    static void walk(FileBytes file, long address, int type, Visitor visitor) {
        new BTreeV2(file, address, type).walk(visitor);
    }

    private void walk(Visitor visitor) {
        if (root.address == FileBytes.UNDEFINED) {
            return;
        }
        int[] countWidths = countWidths(root.depth);
        Deque<Node> rest = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        rest.push(root);
        long records = 0;
        while (!rest.isEmpty()) {
            Node node = rest.pop();
            boolean leaf = node.depth == 0;
            int pointer = leaf
                    ? 0
                    : file.superblock().offsetSize()
                            + countWidths[0]
                            + (node.depth > 1 ? countWidths[node.depth - 1] : 0);
            long length = NODE_OVERHEAD + node.records * recordSize + (leaf ? 0 : (node.records + 1) * pointer);
            Block in = file.checked(node.address, length, "a B-tree node");
            records += node.records;
            if (!seen.add(node.address) || records > total) {
                throw in.malformed("a B-tree holds more than its " + total + " records");
            }
            in.signature(leaf ? "BTLF" : "BTIN");
            in.version(0, "a B-tree node");
            checkType(in);
            Region region = file.region(node.address, length);
            for (long i = 0; i < node.records; i++) {
                visitor.record(in.slice(recordSize), region);
            }
            for (long i = 0; !leaf && i <= node.records; i++) {
                long child = in.address();
                long count = in.uint(countWidths[0]);
                in.skip(node.depth > 1 ? countWidths[node.depth - 1] : 0);
                rest.push(new Node(child, count, node.depth - 1));
            }
        }
        if (records != total) {
            throw file.block(root.address, 0, "a B-tree")
                    .malformed("a B-tree states " + total + " records and holds " + records);
        }
    }

    /// Bytes of the record counts in child pointers: first of the child itself, then, at d, of all below a child of
    /// depth d. They follow from what fits in a node (specification section III.A.2, "Number of Records").
    private int[] countWidths(int depth) {
        int[] widths = new int[depth + 1];
        long most = (nodeSize - NODE_OVERHEAD) / recordSize;
        widths[0] = bytesFor(most);
        long below = most;
        for (int d = 1; d <= depth; d++) {
            int pointer = file.superblock().offsetSize() + widths[0] + (d > 1 ? widths[d - 1] : 0);
            long here = (nodeSize - NODE_OVERHEAD - pointer) / (recordSize + pointer);
            below = here < 1 || below > Long.MAX_VALUE / (here + 2) ? Long.MAX_VALUE : (here + 1) * below + here;
            widths[d] = bytesFor(below);
        }
        return widths;
    }

    private static int bytesFor(long value) {
        return (63 - Long.numberOfLeadingZeros(Math.max(1, value))) / 8 + 1;
    }

    private void checkType(Block in) {
        int found = in.u8();
        if (found != type) {
            throw in.malformed("a B-tree of type " + found + ", expected " + type);
        }
    }
}
