package org.tessera.io;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tessera.error.LimitExceededException;

class LimitsTest {

    @Test
    void checks_refuseOneMoreThanTheLimitAndNegativeSizes() {
        Limits limits = new Limits(100, 200, 300);

        assertThatCode(() -> limits.checkChunkValues(100)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.checkChunkValues(101))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("values in a chunk: the file asks for 101, the limit is 100");
        assertThatThrownBy(() -> limits.checkMetadata(-1)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> limits.checkChunks(Long.MAX_VALUE)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void limitsThatNoArrayCanHold_areRefused() {
        assertThatThrownBy(() -> new Limits(1L << 31, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1L << 31, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
