package org.tessera.codec;

import java.util.Arrays;
import java.util.Random;

/// Ways in which bytes go wrong.
public final class Damage {

    private Damage() {}

    /// A copy with one to three faults: flipped bits, other bytes, extreme bytes, bytes put in, taken out or repeated.
    public static byte[] random(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int faults = 1 + random.nextInt(3);
        for (int i = 0; i < faults && bytes.length > 0; i++) {
            bytes = one(bytes, random);
        }
        return bytes;
    }

    private static byte[] one(byte[] bytes, Random random) {
        int at = random.nextInt(4) == 0 ? random.nextInt(Math.min(64, bytes.length)) : random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt();
            case 3 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextBoolean() ? 0x7F : 0);
            case 4 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
                System.arraycopy(bytes, at, longer, at + longer.length - bytes.length, bytes.length - at);
                return longer;
            }
            default -> {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(9));
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
                System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
                return shorter;
            }
        }
        return bytes;
    }
}
