package org.tessera;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tessera.codec.OptionText;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Shape;
import org.tessera.target.TargetText;

/// Compresses generated fields and prints a line of hashes for each, to be compared between virtual machines.
public final class DeterminismProbe {

    private static final String[] TARGETS = {"abs=0.001", "rel=1e-5", "pwrel=0.001", "lossless", "psnr=60"};
    private static final String[] CODECS = {
        "auto",
        "interp",
        "lorenzo",
        "lossless",
        "packed",
        "tucker",
        "zfp",
        "fitted",
        "linear",
        "wavelet",
        "dct",
        "regression"
    };
    private static final ElementType[] TYPES = {ElementType.F32, ElementType.F64, ElementType.I16};

    private DeterminismProbe() {}

    /// @param args how many fields
    public static void main(String[] args) {
        hashes(Integer.parseInt(args[0])).forEach(System.out::println);
    }

    static List<String> hashes(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ElementType type = TYPES[i % TYPES.length];
            long[] shape = i % 2 == 0 ? new long[] {15, 16, 17} : new long[] {61, 67};
            ArrayField field = Samples.of(type, Kind.values()[i % 3], i, shape);
            if (type.isFloat() && i % 4 == 0) {
                Samples.addSpecials(field, 1e20, i);
            }
            CompressorOptions options = CompressorOptions.of(TargetText.parse(TARGETS[i % TARGETS.length]))
                    .withCodec(OptionText.parse(CODECS[(i + i / CODECS.length) % CODECS.length]))
                    .withChunk(shape.length == 3 ? Shape.of(8, 16, 16) : null);
            byte[] file = Tessera.compress(field, options).bytes();
            ArrayField restored = Container.of(file).variable("x").readAll();
            lines.add(i + " " + sha256(file) + " " + sha256(Elements.toBytes(type, restored.array())));
        }
        return lines;
    }

    /// In lower-case hexadecimal digits.
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
