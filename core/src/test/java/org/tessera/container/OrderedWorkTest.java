package org.tessera.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.MalformedException;

class OrderedWorkTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void results_comeInOrderWhateverTheirDuration(int threads) throws IOException {
        for (int count : new int[] {0, 1, 2, 7, 100}) {
            List<Long> found = new ArrayList<>();
            OrderedWork.run(
                    count,
                    threads,
                    number -> {
                        pause((number * 7919 % 5) / 2);
                        return number * number;
                    },
                    found::add);
            assertThat(found)
                    .isEqualTo(LongStream.range(0, count).mapToObj(i -> i * i).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void resultsInFlight_stayFew(int threads) throws IOException {
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        OrderedWork.run(
                200,
                threads,
                number -> {
                    most.accumulateAndGet(alive.incrementAndGet(), Math::max);
                    return number;
                },
                number -> {
                    pause(number % 10 == 0 ? 2 : 0);
                    alive.decrementAndGet();
                });

        assertThat(most.get()).isBetween(1, threads + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void failureOfATask_arrivesAsItIsAfterTheResultsBefore(int threads) {
        List<Long> found = new ArrayList<>();
        MalformedException bad = new MalformedException(3, "task 5 fails");

        assertThatThrownBy(() -> OrderedWork.run(
                        20,
                        threads,
                        number -> {
                            if (number == 5) {
                                throw bad;
                            }
                            return number;
                        },
                        found::add))
                .isSameAs(bad);
        assertThat(found).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void failureOfTheSink_stopsTheWork(int threads) {
        AtomicInteger started = new AtomicInteger();

        assertThatThrownBy(() -> OrderedWork.run(1_000_000, threads, number -> started.incrementAndGet(), result -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(started.get()).isLessThan(20);
    }

    @Test
    void errors_areNotSwallowed() {
        assertThatThrownBy(() -> OrderedWork.run(
                        4,
                        2,
                        number -> {
                            throw new OutOfMemoryError("of the test");
                        },
                        result -> {}))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
