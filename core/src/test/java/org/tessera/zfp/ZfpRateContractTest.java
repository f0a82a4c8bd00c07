package org.tessera.zfp;

import org.tessera.codec.PipelineContract;

/// A rate knows no bound: what misses it is repaired, or kept losslessly.
class ZfpRateContractTest extends PipelineContract {

    @Override
    protected String text() {
        return "zfp:rate=9.5";
    }
}
