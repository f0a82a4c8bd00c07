package org.tessera.stage.entropy;

import com.github.luben.zstd.Zstd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.io.ByteWriter;

/// Codes a [SymbolLog]: counts tokens by context, merges contexts into classes, writes one table a class,
/// then each part as interleaved rANS and raw bits. Static models keep the decoder fast.
public final class ContextEncoder {

    /// From this many symbols on, four lanes: their 24 extra bytes no longer matter.
    private static final int FOUR_LANES_FROM = 1 << 14;

    private ContextEncoder() {}

    /// @return bytes of the header and, cumulated, the end of each part in them
    public static Coded encode(SymbolLog log) {
        List<Histogram> histograms = new ArrayList<>();
        ContextClasses classes = ContextClasses.cluster(count(log), SymbolLog.BINS, histograms);
        List<FrequencyTable> tables =
                histograms.stream().map(FrequencyTable::of).toList();
        int lanes = log.size >= FOUR_LANES_FROM ? 4 : 1;
        ByteWriter out = new ByteWriter(log.size / 4 + 256);
        writeHeader(out, classes, tables, lanes);
        int[] ends = new int[log.parts.size()];
        RansEncoder coder = new RansEncoder(tables, lanes);
        int row = 0;
        for (int part = 0; part < ends.length; part++) {
            int rowEnd = log.parts.get(part).rowEnd();
            out.block(codeRows(log, row, rowEnd, classes.map(), coder));
            out.block(log.parts.get(part).raw());
            ends[part] = out.size();
            row = rowEnd;
        }
        return new Coded(out.toByteArray(), ends);
    }

    /// Bits that [#encode] would take, up to a few bytes, without coding.
    public static long estimateBits(SymbolLog log) {
        List<Histogram> histograms = new ArrayList<>();
        ContextClasses.cluster(count(log), SymbolLog.BINS, histograms);
        long bits = histograms.stream().mapToLong(Histogram::cost).sum() >> FixedLog2.SHIFT;
        for (SymbolLog.Part part : log.parts) {
            bits += 8L * part.raw().length;
        }
        return bits;
    }

    /// @param bytes header and parts
    /// @param ends offset after each part
    public record Coded(byte[] bytes, int[] ends) {}

    private static @Nullable Histogram[] count(SymbolLog log) {
        @Nullable Histogram[] fine = new Histogram[log.groups * SymbolLog.BINS];
        for (int context = 0; context < fine.length; context++) {
            Histogram h = new Histogram(log.counts, context << 8);
            fine[context] = h.total == 0 ? null : h;
        }
        return fine;
    }

    /// Class map and tables, through zstd where that is smaller.
    private static void writeHeader(ByteWriter out, ContextClasses classes, List<FrequencyTable> tables, int lanes) {
        ByteWriter plain = new ByteWriter();
        classes.write(plain);
        tables.forEach(table -> table.write(plain));
        byte[] bytes = plain.toByteArray();
        byte[] packed = bytes.length > 64 ? Zstd.compress(bytes, 19) : bytes;
        boolean pays = packed.length < bytes.length;
        out.u8((lanes == 4 ? 1 : 0) | (pays ? 2 : 0));
        if (pays) {
            out.varint(bytes.length);
        }
        out.block(pays ? packed : bytes);
    }

    private static byte[] codeRows(SymbolLog log, int firstRow, int endRow, byte[] classOf, RansEncoder coder) {
        int symbols = endRow == 0 ? 0 : log.rowEnds[endRow - 1] - (firstRow == 0 ? 0 : log.rowEnds[firstRow - 1]);
        coder.start(symbols);
        for (int row = endRow - 1; row >= firstRow; row--) {
            int start = row == 0 ? 0 : log.rowEnds[row - 1];
            coder.row(log.bins, log.rowBases[row], log.tokens, classOf, start, log.rowEnds[row]);
        }
        return coder.finish();
    }
}
