package org.tessera.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tessera.io.ByteReader;

/// The name that cannot lie: SHA-256 of all bytes of a model file.
///
/// @param hex 64 lower-case hexadecimal digits
public record ModelId(String hex) {

    /// Bytes of the hash.
    public static final int BYTES = 32;

    private static final int SHORT = 12;

    public ModelId {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a SHA-256 of 64 hexadecimal digits expected, found '" + hex + "'");
        }
    }

    public static ModelId of(byte[] file) {
        try {
            return ofHash(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private static ModelId ofHash(byte[] hash) {
        return new ModelId(HexFormat.of().formatHex(hash));
    }

    public static ModelId read(ByteReader in) {
        return ofHash(in.bytes(BYTES));
    }

    public byte[] hash() {
        return HexFormat.of().parseHex(hex);
    }

    /// The first digits, for people.
    public String brief() {
        return hex.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return hex;
    }
}
