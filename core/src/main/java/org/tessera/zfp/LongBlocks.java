package org.tessera.zfp;

/// Blocks of whole numbers of 64 bits, of which zfp uses two less: larger ones wrap around.
final class LongBlocks extends Blocks {

    private final long[] values;
    private final LongCoder coder;

    LongBlocks(long[] values, ZfpMode mode, int rank) {
        super(mode, rank);
        this.values = values;
        this.coder = new LongCoder(rank);
    }

    @Override
    void gather(Tile tile) {
        long[] b = coder.block;
        if (tile.whole) {
            for (int row = 0; row < tile.rows.length; row++) {
                int from = tile.origin + tile.rows[row];
                for (int x = 0; x < 4; x++) {
                    b[4 * row + x] = values[from + x];
                }
            }
        } else {
            for (int i = 0; i < b.length; i++) {
                b[i] = values[tile.origin + tile.inside[i]];
            }
        }
    }

    @Override
    void scatter(Tile tile) {
        long[] b = coder.block;
        if (tile.whole) {
            for (int row = 0; row < tile.rows.length; row++) {
                int to = tile.origin + tile.rows[row];
                for (int x = 0; x < 4; x++) {
                    values[to + x] = b[4 * row + x];
                }
            }
        } else {
            for (int i = 0; i < tile.count; i++) {
                int place = tile.places[i];
                values[tile.origin + tile.inside[place]] = b[place];
            }
        }
    }

    @Override
    void code(BitSink out, long limit) {
        if (mode.isReversible()) {
            coder.writeExact(out, mode.maxPrecision(), limit);
        } else {
            coder.write(out, mode.maxPrecision(), limit);
        }
    }

    @Override
    boolean decode(BitSource in, long limit) {
        if (mode.isReversible()) {
            coder.readExact(in, limit);
        } else {
            coder.read(in, mode.maxPrecision(), limit);
        }
        return true;
    }

    @Override
    void skim(BitSource in, long limit) {
        if (mode.isReversible()) {
            coder.skimExact(in, limit);
        } else {
            coder.skim(in, mode.maxPrecision(), limit);
        }
    }
}
