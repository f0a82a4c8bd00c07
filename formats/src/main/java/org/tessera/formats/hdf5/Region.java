package org.tessera.formats.hdf5;

import io.jhdf.checksum.JenkinsLookup3HashLittle;

/// Bytes of metadata that a checksum covers; the checksum (4 bytes) follows them.
///
/// @param start offset in the file
/// @param length bytes covered
record Region(long start, int length) {

    /// Jenkins' lookup3, as HDF5 uses it for all metadata (specification, appendix on checksums).
    static int checksum(byte[] bytes) {
        return JenkinsLookup3HashLittle.hash(bytes);
    }
}
