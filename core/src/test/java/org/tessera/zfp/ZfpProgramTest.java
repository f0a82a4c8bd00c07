package org.tessera.zfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.field.Shape;
import org.tessera.io.Limits;

/// The same bytes as the zfp program writes, and the same bits as it reads, whatever type, rank, shape and mode.
class ZfpProgramTest {

    private static final int CASES = 240;

    @TempDir
    Path folder;

    @Test
    void streams_areThoseOfTheProgram_andComeBackAsThere() throws Exception {
        ZfpProgram.assume();
        ZfpProgram program = new ZfpProgram(folder);
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            ZfpType type = ZfpType.values()[seed % 4];
            int rank = 1 + seed / 4 % 4;
            Shape shape = ZfpSamples.shape(random, rank);
            ZfpMode mode = ZfpSamples.mode(random, type, rank);
            Object values = ZfpSamples.values(random, type, shape, mode.isReversible());
            ZfpHeader header = new ZfpHeader(type, shape, mode);
            String what = "seed " + seed + ": " + header;

            byte[] stream = ZfpStream.encode(header, values, true);
            assertThat(ZfpHeader.read(stream)).as(what).isEqualTo(header);
            assertThat(stream).as(what).isEqualTo(program.compress(header, values));

            Object back = ZfpStream.decode(header, stream, true, Limits.DEFAULT);
            assertThat(ZfpSamples.bytes(type, back))
                    .as(what)
                    .isEqualTo(ZfpSamples.bytes(type, program.decompress(header, stream)));
        }
    }
}
