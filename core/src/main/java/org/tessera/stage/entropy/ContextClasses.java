package org.tessera.stage.entropy;

import java.util.ArrayList;
import java.util.List;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Which fine contexts share a frequency table.
///
/// A fine context is a group (a level of a decomposition, say) and a bin (how large the neighbours are).
/// Neighbouring bins, then any two classes, are merged while that makes data and tables together shorter.
/// So large data gets many tables and small data few, without a parameter.
final class ContextClasses {

    /// Most classes; one fits a byte and the decoding tables stay in cache.
    static final int MAX = 48;

    private final byte[] classOf;
    private final int count;

    private ContextClasses(byte[] classOf, int count) {
        this.classOf = classOf;
        this.count = count;
    }

    /// Class of each fine context.
    byte[] map() {
        return classOf;
    }

    int count() {
        return count;
    }

    /// @param fine histograms of the fine contexts; null where none was seen
    /// @param bins bins in each group; neighbouring bins of a group are tried first
    /// @param merged receives the histogram of each class
    static ContextClasses cluster(
            @org.jspecify.annotations.Nullable Histogram[] fine, int bins, List<Histogram> merged) {
        List<Cluster> all = new ArrayList<>();
        for (int group = 0; group < fine.length; group += bins) {
            List<Cluster> run = new ArrayList<>();
            for (int i = group; i < group + bins; i++) {
                Histogram h = fine[i];
                if (h != null) {
                    run.add(new Cluster(i, h));
                }
            }
            mergeNeighbours(run);
            all.addAll(run);
        }
        mergeAny(all);
        byte[] classOf = new byte[fine.length];
        for (int c = 0; c < all.size(); c++) {
            for (int member : all.get(c).members) {
                classOf[member] = (byte) c;
            }
            merged.add(all.get(c).histogram);
        }
        fillUnseen(classOf, fine);
        return new ContextClasses(classOf, all.size());
    }

    /// Contexts never seen take the class before them, so that the map has long runs.
    private static void fillUnseen(byte[] classOf, @org.jspecify.annotations.Nullable Histogram[] fine) {
        for (int i = 1; i < fine.length; i++) {
            if (fine[i] == null) {
                classOf[i] = classOf[i - 1];
            }
        }
    }

    private static void mergeNeighbours(List<Cluster> run) {
        long[] gain = new long[Math.max(0, run.size())];
        for (int i = 0; i + 1 < run.size(); i++) {
            gain[i] = run.get(i).gain(run.get(i + 1));
        }
        while (run.size() > 1) {
            int best = 0;
            for (int i = 1; i + 1 < run.size(); i++) {
                if (gain[i] > gain[best]) {
                    best = i;
                }
            }
            if (gain[best] <= 0) {
                return;
            }
            run.get(best).absorb(run.remove(best + 1));
            System.arraycopy(gain, best + 1, gain, best, run.size() - best);
            if (best + 1 < run.size()) {
                gain[best] = run.get(best).gain(run.get(best + 1));
            }
            if (best > 0) {
                gain[best - 1] = run.get(best - 1).gain(run.get(best));
            }
        }
    }

    private static void mergeAny(List<Cluster> all) {
        int n = all.size();
        long[][] gain = new long[n][n];
        boolean[] gone = new boolean[n];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                gain[a][b] = all.get(a).gain(all.get(b));
            }
        }
        for (int left = n; left > 1; left--) {
            int first = -1;
            int second = -1;
            for (int a = 0; a < n; a++) {
                for (int b = a + 1; !gone[a] && b < n; b++) {
                    if (!gone[b] && (first < 0 || gain[a][b] > gain[first][second])) {
                        first = a;
                        second = b;
                    }
                }
            }
            if (gain[first][second] <= 0 && left <= MAX) {
                break;
            }
            all.get(first).absorb(all.get(second));
            gone[second] = true;
            for (int other = 0; other < n; other++) {
                if (!gone[other] && other != first) {
                    gain[Math.min(first, other)][Math.max(first, other)] =
                            all.get(first).gain(all.get(other));
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            if (gone[i]) {
                all.remove(i);
            }
        }
    }

    /// The map as runs of (class, length).
    void write(ByteWriter out) {
        out.u8(count);
        for (int i = 0; i < classOf.length && count > 1; ) {
            int run = 1;
            while (i + run < classOf.length && classOf[i + run] == classOf[i]) {
                run++;
            }
            out.u8(classOf[i]).varint(run);
            i += run;
        }
    }

    static ContextClasses read(ByteReader in, int contexts) {
        int count = in.u8();
        if (count > MAX) {
            throw in.malformed("at most " + MAX + " context classes expected, found " + count);
        }
        byte[] classOf = new byte[contexts];
        for (int i = 0; i < contexts && count > 1; ) {
            int c = in.u8();
            int run = in.varint(contexts - i, "a run of contexts");
            if (c >= count || run == 0) {
                throw in.malformed("a context class below " + count + " expected, found " + c);
            }
            java.util.Arrays.fill(classOf, i, i + run, (byte) c);
            i += run;
        }
        return new ContextClasses(classOf, count);
    }

    private static final class Cluster {
        final List<Integer> members = new ArrayList<>();
        Histogram histogram;
        private long cost;

        Cluster(int member, Histogram histogram) {
            members.add(member);
            this.histogram = histogram;
            this.cost = histogram.cost();
        }

        long gain(Cluster other) {
            return cost + other.cost - Histogram.costOfUnion(histogram, other.histogram);
        }

        void absorb(Cluster other) {
            members.addAll(other.members);
            Histogram union = new Histogram();
            union.addAll(histogram);
            union.addAll(other.histogram);
            histogram = union;
            cost = union.cost();
        }
    }
}
