/// Models as the container sees them: bytes with a SHA-256. What they hold is known elsewhere.
@NullMarked
package org.tessera.model;

import org.jspecify.annotations.NullMarked;
