package org.tessera.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VectorKernelTest {

    @Test
    void of_aMachineWithoutSuitableVectors_isNeverReady() {
        AtomicInteger calls = new AtomicInteger();
        VectorKernel kernel = VectorKernel.of(false, calls::incrementAndGet);
        Vectors.worked(1L << 40);
        assertThat(kernel.isReady()).isFalse();
        assertThat(calls).hasValue(0);
    }

    @Test
    void practise_ends_andTheKernelIsReady() {
        double[] sum = new double[1];
        VectorKernel kernel = VectorKernel.of(true, () -> {
            for (int i = 0; i < 64; i++) {
                sum[0] += i;
            }
        });
        kernel.practise();
        assertThat(kernel.isReady()).isTrue();
        assertThat(sum[0]).isPositive();
    }
}
