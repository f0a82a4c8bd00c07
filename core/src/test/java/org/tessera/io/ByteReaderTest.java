package org.tessera.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.MalformedException;

class ByteReaderTest {

    private static ByteReader reader(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return new ByteReader(array);
    }

    @Test
    void numbers_comeBack() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            byte[] bytes = new ByteWriter()
                    .varint(value)
                    .zigzag(value)
                    .i64(value)
                    .i32((int) value)
                    .u16((int) value)
                    .u8((int) value)
                    .f64(Double.longBitsToDouble(value))
                    .toByteArray();
            ByteReader in = new ByteReader(bytes);

            assertThat(in.varint()).isEqualTo(value);
            assertThat(in.zigzag()).isEqualTo(value);
            assertThat(in.i64()).isEqualTo(value);
            assertThat(in.i32()).isEqualTo((int) value);
            assertThat(in.u16()).isEqualTo((int) value & 0xFFFF);
            assertThat(in.u8()).isEqualTo((int) value & 0xFF);
            assertThat(Double.doubleToRawLongBits(in.f64())).isEqualTo(value);
            in.expectEnd("the numbers");
        }
    }

    @Test
    void strings_comeBack() {
        String text = "ρ [kg m⁻³] \0 \uD83D\uDE80";
        ByteReader in = new ByteReader(new ByteWriter().string(text).string("").toByteArray());

        assertThat(in.string()).isEqualTo(text);
        assertThat(in.string()).isEmpty();
    }

    @Test
    void everyRead_pastTheEndNamesItsOffset() {
        byte[] bytes = new byte[12];
        ByteReader in = new ByteReader(bytes, 2, 3, 1000);
        in.u8();

        assertThatThrownBy(in::i32)
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("4 bytes expected, 2 left")
                .hasMessageContaining("at byte 1001");
        assertThatThrownBy(in::i64).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> in.bytes(3)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> in.bytes(-1)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> in.slice(Integer.MAX_VALUE)).isInstanceOf(MalformedException.class);
        assertThat(in.bytes(2)).hasSize(2);
        assertThatThrownBy(in::u8).isInstanceOf(MalformedException.class);
    }

    @Test
    void varintOfElevenBytes_isMalformed() {
        int[] endless = new int[11];
        Arrays.fill(endless, 0x80);

        assertThatThrownBy(() -> reader(endless).varint())
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("64 bits");
    }

    @Test
    void varintBeyond64Bits_isMalformed() {
        assertThat(reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1)
                        .varint())
                .isEqualTo(-1);
        assertThatThrownBy(() -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2)
                        .varint())
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void varintAboveItsMost_isMalformedAndSaysBoth() {
        assertThatThrownBy(() -> reader(200, 1).varint(100, "the number of wheels"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("the number of wheels must be at most 100, found 200");
        assertThatThrownBy(() -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1)
                        .varint(100, "it"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("18446744073709551615");
    }

    @Test
    void blockLongerThanTheRest_isRefusedBeforeAllocation() {
        byte[] bytes = new ByteWriter().varint(Integer.MAX_VALUE).toByteArray();

        assertThatThrownBy(() -> new ByteReader(bytes).block()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ByteReader(bytes).blockReader()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ByteReader(bytes).string()).isInstanceOf(MalformedException.class);
    }

    @Test
    void textThatIsNotUtf8_isMalformed() {
        assertThatThrownBy(() -> reader(2, 0xC3, 0x28).string()).isInstanceOf(MalformedException.class);
    }

    @Test
    void slice_endsWhereItShould() {
        ByteReader in = new ByteReader("abcdef".getBytes(StandardCharsets.US_ASCII));
        ByteReader part = in.slice(4);
        part.bytes(3);

        assertThat(part.offset()).isEqualTo(3);
        assertThat(part.u8()).isEqualTo('d');
        assertThatThrownBy(part::u8).isInstanceOf(MalformedException.class);
        assertThat(in.u8()).isEqualTo('e');
        assertThatThrownBy(() -> in.expectEnd("the letters")).hasMessageContaining("1 bytes left after the letters");
    }
}
