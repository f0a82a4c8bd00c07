package org.tessera.classic;

import org.tessera.stage.predict.Kernel;

/// How a parity class of a level is predicted.
///
/// @param kernel interpolation along each axis
/// @param axes bit set of the axes that are averaged
record Choice(Kernel kernel, int axes) {

    int code() {
        return kernel.ordinal() | axes << 2;
    }

    static Choice of(int code) {
        return new Choice(Kernel.of(code), code >> 2);
    }
}
