package org.tessera.classic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tessera.codec.CodecContract;
import org.tessera.codec.Encoded;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.field.ElementType;
import org.tessera.target.Tolerance;

class FittedContractTest extends CodecContract {

    @Override
    protected String text() {
        return "fitted";
    }

    @Test
    void coarseLevels_takeTheFirstBytesOnly() {
        for (long[] sizes : new long[][] {{60000}, {190, 210}, {33, 34, 35}}) {
            Encoded encoded =
                    codec().encode(Samples.of(ElementType.F32, Kind.NOISE, 3, sizes), Tolerance.absolute(1e-3));
            double part = Math.pow(2, -sizes.length);
            int before = encoded.bytes().length;
            assertThat(encoded.levelEnds()).hasSize(3);
            for (int end : encoded.levelEnds()) {
                assertThat(end).as("%d axes", sizes.length).isBetween(10, (int) (before * (part + 0.25)));
                before = end;
            }
        }
    }
}
