package org.tessera.formats.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.formats.Generated;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpStream;

class ZfpTest {

    private static final ArrayField VALUES = Generated.smooth(ElementType.F32, 8, 9, 10);

    private static ZfpHeader header(ZfpMode mode) {
        return new ZfpHeader(org.tessera.zfp.ZfpType.FLOAT, VALUES.spec().shape(), mode);
    }

    /// Client data as H5Z-ZFP writes them: versions, then the header.
    private static int[] client(ZfpMode mode, ByteOrder order) {
        byte[] head = java.util.Arrays.copyOf(ZfpStream.encode(header(mode), VALUES.array(), true), 12);
        int[] words = new int[4];
        words[0] = 0x1000_5110;
        ByteBuffer.wrap(head).order(order).asIntBuffer().get(words, 1, 3);
        return words;
    }

    @Test
    void decode_inEitherByteOrder_givesTheValuesInIt() {
        ZfpMode mode = ZfpMode.exponent(-3);
        byte[] stored = ZfpStream.encode(header(mode), VALUES.array(), false);
        Object expected = ZfpStream.decode(header(mode), stored, false, org.tessera.io.Limits.DEFAULT);
        ArrayField field = ArrayField.of(VALUES.spec(), expected);
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] bytes = Zfp.decode(stored, client(mode, order), 4 * VALUES.size(), "a chunk");
            assertThat(bytes).as("%s", order).isEqualTo(Generated.bytes(field, order));
        }
    }

    @Test
    void encode_keepsValuesOrDeclines() {
        byte[] bytes = Elements.toBytes(ElementType.F32, VALUES.array());
        int[] lossless = client(ZfpMode.REVERSIBLE, ByteOrder.LITTLE_ENDIAN);
        byte[] stored = Zfp.encode(bytes, lossless);
        assertThat(stored).isNotNull();
        assertThat(Zfp.decode(stored, lossless, bytes.length, "a chunk")).isEqualTo(bytes);
        assertThat(Zfp.encode(bytes, client(ZfpMode.exponent(2), ByteOrder.LITTLE_ENDIAN)))
                .isNull();
    }

    @Test
    void clientDataThatAreWrong_giveTypedErrors() {
        int[] words = client(ZfpMode.REVERSIBLE, ByteOrder.LITTLE_ENDIAN);
        byte[] stored = ZfpStream.encode(header(ZfpMode.REVERSIBLE), VALUES.array(), false);
        assertThatThrownBy(() -> Zfp.decode(stored, words, 4, "a chunk"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("zfp header for");
        assertThatThrownBy(() -> Zfp.decode(stored, new int[] {1, 2, 3}, 4, "a chunk"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("no zfp header");
        int[] older = words.clone();
        older[1] = older[1] & 0xFFFFFF | 4 << 24;
        assertThatThrownBy(() -> Zfp.decode(stored, older, 4 * VALUES.size(), "a chunk"))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("codec version 4");
        assertThatThrownBy(() -> Zfp.decode(new byte[2], words, 4 * VALUES.size(), "a chunk"))
                .isInstanceOf(MalformedException.class);
    }
}
