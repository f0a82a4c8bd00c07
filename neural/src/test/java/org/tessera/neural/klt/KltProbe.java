package org.tessera.neural.klt;

import java.util.ArrayList;
import java.util.List;
import org.tessera.DeterminismProbe;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.target.TargetText;

/// Compresses generated blocks and prints a line of hashes for each, to be compared between virtual machines.
public final class KltProbe {

    private static final String[] TARGETS = {"rel=0.001", "rel=1e-5", "psnr=60"};

    private KltProbe() {}

    /// @param args how many fields
    public static void main(String[] args) {
        hashes(Integer.parseInt(args[0])).forEach(System.out::println);
    }

    static List<String> hashes(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ElementType type = i % 2 == 0 ? ElementType.F32 : ElementType.F64;
            ArrayField field = GeneratedBlocks.of(type, 3 + i, i * 1e-6, i);
            CompressorOptions options = CompressorOptions.of(TargetText.parse(TARGETS[i % TARGETS.length]))
                    .withCodec(OptionText.parse("klt:learn"));
            byte[] file = Tessera.compress(field, options).bytes();
            ArrayField restored = Container.of(file).variable("x").readAll();
            lines.add(i + " " + DeterminismProbe.sha256(file) + " "
                    + DeterminismProbe.sha256(Elements.toBytes(type, restored.array())));
        }
        return lines;
    }
}
