/// Low-rank codecs: a chunk as a small core times a matrix for each axis, and what is left over.
@org.jspecify.annotations.NullMarked
package org.tessera.lowrank;
