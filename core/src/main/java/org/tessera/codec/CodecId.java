package org.tessera.codec;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Name and version of a codec, as written to files. Two codecs share an id if and only if each decodes
/// what the other encodes; a change of format is a new version, and the old decoder stays.
///
/// @param name lower-case letters
/// @param version from 1
public record CodecId(String name, int version) {

    public CodecId {
        if (!name.matches("[a-z][a-z0-9]{0,15}") || version < 1 || version > 255) {
            throw new IllegalArgumentException("a codec id of " + name + " version " + version);
        }
    }

    public void write(ByteWriter out) {
        out.string(name).u8(version);
    }

    public static CodecId read(ByteReader in) {
        String name = in.string();
        int version = in.u8();
        if (!name.matches("[a-z][a-z0-9]{0,15}") || version < 1) {
            throw in.malformed("a codec name expected, found '" + printable(name) + "'");
        }
        return new CodecId(name, version);
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(16, text.length())).replaceAll("[^ -~]", "?");
    }

    /// `interp/1`
    @Override
    public String toString() {
        return name + "/" + version;
    }
}
