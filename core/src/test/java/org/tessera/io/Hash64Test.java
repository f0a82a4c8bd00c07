package org.tessera.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hash64Test {

    /// Values of XXH64 with seed 0 from the xxHash project and its ports.
    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "message digest, 066ed728fceeb3be",
        "abcdefghijklmnopqrstuvwxyz, cfe1f278fa89835c",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789, aaa46907d3047814",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890, e04a477f19ee145d"
    })
    void hash_equalsThePublishedOne(String text, String expected) {
        long hash = Hash64.of(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(Long.toHexString(hash)).isEqualTo(expected.replaceFirst("^0+", ""));
    }
}
