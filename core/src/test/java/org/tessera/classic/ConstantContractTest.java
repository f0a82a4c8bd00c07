package org.tessera.classic;

import org.tessera.codec.CodecContract;
import org.tessera.field.ArrayField;
import org.tessera.target.Tolerance;

class ConstantContractTest extends CodecContract {

    @Override
    protected String text() {
        return "constant";
    }

    @Override
    protected boolean promises(ArrayField field, Tolerance tolerance) {
        return ConstantCodec.fits(field, tolerance.absolute());
    }
}
