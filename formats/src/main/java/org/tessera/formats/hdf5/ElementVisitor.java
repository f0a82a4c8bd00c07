package org.tessera.formats.hdf5;

/// What to do with one element of a fixed or extensible array.
@FunctionalInterface
interface ElementVisitor {

    /// @param place index in the array
    /// @param element its bytes
    /// @param region what the checksum of its block or page covers
    void element(long place, Block element, Region region);
}
