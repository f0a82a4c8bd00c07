package org.tessera.formats.hdf5.filter;

import org.tessera.error.MalformedException;

/// Filter 32000, as h5py has it: one LZF block. A chunk that it does not shorten is stored without the filter.
final class LzfFilter implements ChunkFilter {

    private static final int MOST_EXPANSION = 88; // a copy of 264 bytes takes three

    @Override
    public byte[] decode(byte[] stored, int[] parameters, int length, String where) {
        if (length > (long) MOST_EXPANSION * stored.length) {
            throw new MalformedException(-1, where + ": " + stored.length + " LZF bytes cannot become " + length);
        }
        byte[] out = new byte[length];
        ByteCoder.LZF.decode(stored, 0, stored.length, out, 0, length, where);
        return out;
    }

    @Override
    public byte[] encode(byte[] values, int[] parameters) {
        return ByteCoder.LZF.shrink(values, 0, values.length, 0);
    }
}
