package org.tessera.neural.fit;

import org.tessera.codec.CodecContract;

/// The contract of codecs, for networks that are fitted to what they compress: here by [SeededFitter].
abstract class FitContract extends CodecContract {

    @Override
    protected int every() {
        return 7;
    }
}
