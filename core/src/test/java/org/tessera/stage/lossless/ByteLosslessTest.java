package org.tessera.stage.lossless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

class ByteLosslessTest {

    @Test
    void blocks_comeBack() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            byte[] in = new byte[random.nextInt(3000)];
            for (int i = 0; i < in.length; i++) {
                in[i] = (byte) random.nextInt(1 + seed);
            }
            ByteWriter out = new ByteWriter();
            ByteLossless.write(in, 3, out);

            assertThat(ByteLossless.read(new ByteReader(out.toByteArray()), in.length))
                    .as("seed %d", seed)
                    .isEqualTo(in);
        }
    }

    @Test
    void blockAboveItsLimit_isRefused() {
        ByteWriter out = new ByteWriter();
        ByteLossless.write(new byte[5000], 3, out);

        assertThatThrownBy(() -> ByteLossless.read(new ByteReader(out.toByteArray()), 4999))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void frameThatUnpacksToMoreThanItSays_isRefused() {
        byte[] bomb = Zstd.compress(new byte[1 << 20], 3);
        byte[] bytes = new ByteWriter().u8(1).varint(100).block(bomb).toByteArray();

        assertThatThrownBy(() -> ByteLossless.read(new ByteReader(bytes), 1 << 20))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("100");
    }

    /// Was an index error of the zstd library.
    @Test
    void emptyFrame_isMalformed() {
        byte[] bytes = new ByteWriter().u8(1).varint(100).varint(0).toByteArray();

        assertThatThrownBy(() -> ByteLossless.read(new ByteReader(bytes), 1 << 20))
                .isInstanceOf(MalformedException.class);
    }
}
