package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Measured runs of other tools, from a CSV with columns
/// `field,tool,variant,threads,rel_bound,bytes,ratio,bits_per_value,max_abs_err,max_err_over_bound,n_over_bound,...`.
///
/// Only rows that hold the bound at every point count.
final class Peers {

    private static final int FIELD = 0;
    private static final int TOOL = 1;
    private static final int BOUND = 4;
    private static final int RATIO = 6;
    private static final int OVER = 10;

    private final Map<String, Double> best = new HashMap<>();

    private Peers() {}

    /// Best valid ratio of each cell among the tools that match.
    static Peers read(Path csv, Predicate<String> tool) throws IOException {
        Peers peers = new Peers();
        List<String> lines = Files.readAllLines(csv);
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            boolean lossy = !row[TOOL].equals("lossless") && !row[BOUND].isEmpty();
            if (lossy && row[OVER].equals("0") && tool.test(row[TOOL])) {
                double bound = Double.parseDouble(row[BOUND]);
                peers.best.merge(key(row[FIELD], bound), Double.parseDouble(row[RATIO]), Math::max);
            }
        }
        return peers;
    }

    @Nullable
    Double ratio(String field, double bound) {
        return best.get(key(field, bound));
    }

    private static String key(String field, double bound) {
        return field + " " + bound;
    }
}
