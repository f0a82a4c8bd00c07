package org.tessera.science.approx;

import org.tessera.codec.CodecContract;

/// The contract of codecs, for models: what differs from one to the next is the model, all else is one class.
abstract class ModelContract extends CodecContract {

    @Override
    protected int every() {
        return 7;
    }
}
