package org.tessera.zfp;

import org.tessera.codec.CodecContract;

/// The tolerance as zfp takes it.
class ZfpPlainContractTest extends CodecContract {

    @Override
    protected String text() {
        return "zfp:search=no";
    }
}
