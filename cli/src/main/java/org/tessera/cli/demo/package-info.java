/// Data made on the spot, so that every command can be tried without a download.
@NullMarked
package org.tessera.cli.demo;

import org.jspecify.annotations.NullMarked;
