package org.tessera.zfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tessera.field.Elements;
import org.tessera.io.Limits;

class ZfpGoldenTest {

    @Test
    void storedStreams_areWrittenAndReadBitForBit() throws IOException {
        var cases = ZfpGolden.all();
        assertThat(cases).hasSize(ZfpGolden.CASES);
        for (ZfpGolden.Case golden : cases) {
            ZfpHeader header = golden.header();
            int n = (int) header.shape().count();
            Object values = Elements.fromBytes(header.type().element(), golden.values(), n);
            assertThat(ZfpStream.encode(header, values, true)).as("%s", header).isEqualTo(golden.stream());
            Object back = ZfpStream.decode(header, golden.stream(), true, Limits.DEFAULT);
            assertThat(ZfpSamples.bytes(header.type(), back)).as("%s", header).isEqualTo(golden.restored());
        }
    }
}
