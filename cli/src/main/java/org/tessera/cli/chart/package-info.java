/// Line and scatter charts as SVG inside a page: no script, no library, light and dark, on paper too.
@NullMarked
package org.tessera.cli.chart;

import org.jspecify.annotations.NullMarked;
