package org.tessera.classic;

import org.tessera.codec.CodecContract;

/// Anchors so close that the coarsest levels are not levels of the interpolation.
class InterpOptionsContractTest extends CodecContract {

    @Override
    protected String text() {
        return "interp:levels=1,kind=linear";
    }
}
