/// Black holes at one moment of time, cut into the blocks of an octree.
@NullMarked
package org.tessera.science.relativity;

import org.jspecify.annotations.NullMarked;
