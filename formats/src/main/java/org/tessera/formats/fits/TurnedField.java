package org.tessera.formats.fits;

import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// Integers with their top bit turned over: how FITS stores unsigned ones, and back.
///
/// @param field either of the two
/// @param type of the values of this one
record TurnedField(Field field, ElementType type) implements Field {

    @Override
    public FieldSpec spec() {
        return field.spec().withType(type);
    }

    @Override
    public Shape grain() {
        return field.grain();
    }

    @Override
    public ArrayField read(Box box) {
        ArrayField values = field.read(box);
        return ArrayField.of(values.spec().withType(type), turned(values.array()));
    }

    private static Object turned(Object array) {
        return switch (array) {
            case byte[] bytes -> turned(bytes);
            case short[] shorts -> turned(shorts);
            case int[] ints -> turned(ints);
            default -> throw new IllegalStateException("integers of 8 to 32 bits expected");
        };
    }

    private static byte[] turned(byte[] in) {
        byte[] out = new byte[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = (byte) (in[i] ^ 0x80);
        }
        return out;
    }

    private static short[] turned(short[] in) {
        short[] out = new short[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = (short) (in[i] ^ 0x8000);
        }
        return out;
    }

    private static int[] turned(int[] in) {
        int[] out = new int[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = in[i] ^ 0x80000000;
        }
        return out;
    }
}
