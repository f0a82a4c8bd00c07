package org.tessera.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.ArchitectureText;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.data.Blocks;

/// What a checkpoint must agree with to be gone on from: the data, the layers, and every setting that changes numbers.
/// How long to train may change.
final class Fingerprint {

    private static final int CHUNK = 1 << 16;

    private Fingerprint() {}

    static String of(TrainingConfig c, Architecture architecture, Blocks blocks) {
        String settings = String.join(
                "|",
                ArchitectureText.json(architecture).toString(),
                c.normalisation(),
                Double.toHexString(c.epsilon()),
                c.terms().toString(),
                c.projections() + "," + c.entries() + "," + c.dimension() + "," + c.commitment(),
                c.optimizer().toString(),
                c.plan().toString(),
                c.batch() + "," + c.clip() + "," + c.seed() + "," + c.half(),
                String.valueOf(c.groups()),
                Arrays.toString(c.fractions()));
        MessageDigest digest = sha256();
        digest.update(settings.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
        float[] values = blocks.values();
        for (int at = 0; at < values.length; at += CHUNK) {
            bytes.clear();
            int n = Math.min(CHUNK, values.length - at);
            bytes.asFloatBuffer().put(values, at, n);
            digest.update(bytes.array(), 0, n * Float.BYTES);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
