/// What a training run is told, as YAML and as options.
@NullMarked
package org.tessera.training.config;

import org.jspecify.annotations.NullMarked;
