package org.tessera.formats.npy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tessera.error.MalformedException;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.recoded.EncodedPlacement;
import org.tessera.formats.recoded.Rewriting;

/// Puts decoded values into a zip file that holds the template: stored arrays at their places, deflated ones deflated
/// again, which moves what lies behind them.
final class NpzRestorer {

    /// What became of a deflated entry.
    private record Fresh(long bytes, long sum) {}

    private NpzRestorer() {}

    static void restore(Path file, List<Placed> variables) throws IOException {
        List<Placed> plain = variables.stream()
                .filter(variable -> !EncodedPlacement.is(variable.placement()))
                .toList();
        List<Placed> deflated = variables.stream()
                .filter(variable -> EncodedPlacement.is(variable.placement()))
                .toList();
        ContiguousPlacement.restore(file, plain);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            updateSums(channel, plain);
        }
        if (!deflated.isEmpty()) {
            rewrite(file, deflated);
        }
    }

    private static void updateSums(FileChannel channel, List<Placed> plain) throws IOException {
        List<ZipEntries.Entry> entries = ZipEntries.read(channel).list();
        for (Placed variable : plain) {
            long at = ContiguousPlacement.parse(variable.placement()).offset();
            for (ZipEntries.Entry entry : entries) {
                if (at >= entry.data() && at < entry.data() + entry.bytes()) {
                    ZipEntries.updateSum(channel, entry);
                }
            }
        }
    }

    private static void rewrite(Path file, List<Placed> deflated) throws IOException {
        ZipEntries entries;
        try (FileChannel channel = FileChannel.open(file)) {
            entries = ZipEntries.read(channel);
        }
        try (Rewriting rewriting = new Rewriting(file)) {
            Map<Long, Fresh> fresh = new HashMap<>();
            for (Placed variable : deflated) {
                EncodedPlacement place = EncodedPlacement.parse(variable.placement());
                DeflatedArray code = new DeflatedArray(place.code(), -1);
                fresh.put(
                        entry(entries, place).data(),
                        new Fresh(rewriting.replace(place, variable, code), code.writtenSum()));
            }
            rewriting.finish();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                update(channel, entries, fresh, rewriting);
            }
        }
    }

    private static ZipEntries.Entry entry(ZipEntries entries, EncodedPlacement place) {
        return entries.list().stream()
                .filter(entry -> entry.deflated()
                        && entry.data() == place.extent().offset()
                        && entry.bytes() == place.extent().length())
                .findFirst()
                .orElseThrow(() -> new MalformedException(
                        place.extent().offset(), "the template holds no deflated entry for an array that was one"));
    }

    /// Sizes, sums and places in the new file.
    private static void update(FileChannel channel, ZipEntries entries, Map<Long, Fresh> fresh, Rewriting rewriting)
            throws IOException {
        for (ZipEntries.Entry entry : entries.list()) {
            put(channel, rewriting, entry.starts(), rewriting.moved(entry.local()));
            Fresh now = fresh.get(entry.data());
            if (now != null) {
                for (ZipEntries.Place size : entry.sizes()) {
                    put(channel, rewriting, size, now.bytes());
                }
                put(channel, rewriting, new ZipEntries.Place(entry.localSum(), 4), now.sum());
                put(channel, rewriting, new ZipEntries.Place(entry.centralSum(), 4), now.sum());
            }
        }
        // The directory starts at the first place; a second place is where the 64-bit record itself starts.
        for (ZipEntries.Place start : entries.starts()) {
            long before = number(channel, moved(rewriting, start));
            put(channel, rewriting, start, rewriting.moved(before));
        }
    }

    private static long number(FileChannel channel, ZipEntries.Place place) throws IOException {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        ZipEntries.fill(channel, bytes.limit(place.bytes()), place.at());
        return bytes.limit(8).getLong(0);
    }

    private static ZipEntries.Place moved(Rewriting rewriting, ZipEntries.Place place) {
        return new ZipEntries.Place(rewriting.moved(place.at()), place.bytes());
    }

    private static void put(FileChannel channel, Rewriting rewriting, ZipEntries.Place place, long value)
            throws IOException {
        ZipEntries.put(channel, moved(rewriting, place), value);
    }
}
