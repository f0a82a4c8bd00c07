package org.tessera.zfp;

/// The blocks of one array: takes values out of it and writes them, reads them and puts them back.
abstract sealed class Blocks permits FloatBlocks, DoubleBlocks, IntBlocks, LongBlocks {

    final ZfpMode mode;
    final int rank;

    Blocks(ZfpMode mode, int rank) {
        this.mode = mode;
        this.rank = rank;
    }

    /// @param array of the class that belongs to the type
    static Blocks of(ZfpType type, Object array, ZfpMode mode, int rank) {
        mode.checkFits(type);
        return switch (type) {
            case FLOAT -> new FloatBlocks((float[]) array, mode, rank);
            case DOUBLE -> new DoubleBlocks((double[]) array, mode, rank);
            case INT32 -> new IntBlocks((int[]) array, mode, rank);
            case INT64 -> new LongBlocks((long[]) array, mode, rank);
        };
    }

    /// Writes the block at a tile. All blocks are filled up to the least bits; zfp 1.0 leaves that out for reversible
    /// blocks of zeros, and then cannot read them itself.
    final void write(BitSink out, Tile tile) {
        out.reserve();
        long start = out.position();
        long limit = start + mode.maxBits();
        gather(tile);
        code(out, limit);
        out.cutTo(limit);
        out.padTo(start + mode.minBits());
    }

    /// Reads the block at a tile into an array that is zero where nothing was put yet.
    final void read(BitSource in, Tile tile) {
        long start = in.position;
        boolean any = decode(in, start + mode.maxBits());
        in.position = Math.max(in.position, start + mode.minBits());
        in.check();
        if (any) {
            scatter(tile);
        }
    }

    /// Goes to the next block, without its values.
    final void skim(BitSource in) {
        long start = in.position;
        skim(in, start + mode.maxBits());
        in.position = Math.max(in.position, start + mode.minBits());
        in.check();
    }

    abstract void gather(Tile tile);

    abstract void scatter(Tile tile);

    abstract void code(BitSink out, long limit);

    /// False when the block is zero.
    abstract boolean decode(BitSource in, long limit);

    abstract void skim(BitSource in, long limit);

    static IllegalArgumentException notFinite() {
        return new IllegalArgumentException(
                "zfp keeps NaN and infinite values only in its reversible mode: mask them, or ask for every bit");
    }
}
