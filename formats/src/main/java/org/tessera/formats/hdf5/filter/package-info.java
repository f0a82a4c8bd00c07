/// Filters of HDF5 chunks that come as plugins: what they store, taken apart and put together again.
///
/// Sources: the registered filter plugins of The HDF Group and the formats they name; the blocks inside are those of
/// LZ4, Zstandard, zlib, Snappy, LZF and BloscLZ. Nothing in a chunk is trusted: the length that must come out is known
/// from the dataset, and a stored length has to agree with it.
@NullMarked
package org.tessera.formats.hdf5.filter;

import org.jspecify.annotations.NullMarked;
