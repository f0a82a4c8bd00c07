package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

class ContextClassesTest {

    private static final int BINS = SymbolLog.BINS;

    private static Histogram[] random(Random random, int groups, int samples) {
        Histogram[] fine = new Histogram[groups * BINS];
        for (int i = 0; i < fine.length; i++) {
            if (random.nextInt(3) > 0) {
                Histogram h = new Histogram();
                for (int k = 0; k < samples; k++) {
                    h.add(Math.min(200, (int) Math.abs(random.nextGaussian() * (1 + i % BINS))), 1);
                }
                fine[i] = h;
            }
        }
        return fine;
    }

    @Test
    void classes_keepEveryCount() {
        for (int seed = 0; seed < 20; seed++) {
            Histogram[] fine = random(new Random(seed), 4, 1 + seed * 40);
            List<Histogram> merged = new ArrayList<>();
            ContextClasses classes = ContextClasses.cluster(fine, BINS, merged);

            assertThat(classes.count())
                    .as("seed %d", seed)
                    .isEqualTo(merged.size())
                    .isBetween(1, ContextClasses.MAX);
            Histogram[] sums = new Histogram[classes.count()];
            for (int i = 0; i < fine.length; i++) {
                int c = classes.map()[i];
                assertThat(c).isBetween(0, classes.count() - 1);
                sums[c] = sums[c] == null ? new Histogram() : sums[c];
                if (fine[i] != null) {
                    sums[c].addAll(fine[i]);
                }
            }
            for (int c = 0; c < sums.length; c++) {
                assertThat(merged.get(c).counts).as("seed %d class %d", seed, c).isEqualTo(sums[c].counts);
            }
        }
    }

    @Test
    void alikeContexts_shareATable() {
        Histogram[] fine = new Histogram[BINS];
        for (int i = 0; i < BINS; i++) {
            fine[i] = new Histogram();
            for (int token = 0; token < 9; token++) {
                fine[i].add(token, 100);
            }
        }

        assertThat(ContextClasses.cluster(fine, BINS, new ArrayList<>()).count())
                .isEqualTo(1);
    }

    @Test
    void unlikeContexts_haveTheirOwn() {
        Histogram[] fine = new Histogram[BINS];
        for (int i = 0; i < 8; i++) {
            fine[i] = new Histogram();
            fine[i].add(10 * i, 1000);
            fine[i].add(10 * i + 1, 1000);
        }

        assertThat(ContextClasses.cluster(fine, BINS, new ArrayList<>()).count())
                .isEqualTo(8);
    }

    @Test
    void map_comesBackFromItsBytes() {
        Histogram[] fine = random(new Random(4), 3, 300);
        ContextClasses classes = ContextClasses.cluster(fine, BINS, new ArrayList<>());
        ByteWriter out = new ByteWriter();
        classes.write(out);
        ByteReader in = new ByteReader(out.toByteArray());
        ContextClasses back = ContextClasses.read(in, fine.length);

        assertThat(back.count()).isEqualTo(classes.count());
        assertThat(back.map()).isEqualTo(classes.map());
        assertThat(in.remaining()).isZero();
    }

    @Test
    void tooManyClasses_areMalformed() {
        assertThatThrownBy(() -> ContextClasses.read(new ByteReader(new byte[] {49}), 64))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("48");
    }

    @Test
    void runOfNothing_isMalformed() {
        assertThatThrownBy(() -> ContextClasses.read(new ByteReader(new byte[] {2, 0, 0}), 64))
                .isInstanceOf(MalformedException.class);
    }
}
