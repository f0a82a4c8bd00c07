package org.tessera.classic;

import org.tessera.codec.PipelineContract;

class AutoContractTest extends PipelineContract {

    @Override
    protected String text() {
        return "auto";
    }
}
