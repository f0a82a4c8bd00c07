/// Networks as data, and their layers in pure Java with a fixed order of operations: the same bits on every machine.
///
/// [org.tessera.neural.layer.Architecture] is what a model file holds, [org.tessera.neural.layer.Network] what runs.
@NullMarked
package org.tessera.neural.layer;

import org.jspecify.annotations.NullMarked;
