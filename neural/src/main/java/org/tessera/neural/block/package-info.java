/// What codecs of small blocks share: how arrays are cut, where values lie, how blocks are corrected or coded alone.
@NullMarked
package org.tessera.neural.block;

import org.jspecify.annotations.NullMarked;
