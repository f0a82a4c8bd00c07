/// Models of fields, above all of velocity distributions, as codecs: modes, mixtures, polynomials, components,
/// wavelets.
@NullMarked
package org.tessera.science.approx;

import org.jspecify.annotations.NullMarked;
