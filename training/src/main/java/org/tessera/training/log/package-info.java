/// What a run tells while it goes: a line, a CSV file, TensorBoard event files.
@NullMarked
package org.tessera.training.log;

import org.jspecify.annotations.NullMarked;
