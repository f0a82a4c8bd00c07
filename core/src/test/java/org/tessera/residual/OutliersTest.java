package org.tessera.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

class OutliersTest {

    @Test
    void outliers_comeBackAndRepairTheirPoints() {
        for (int seed = 0; seed < 90; seed++) {
            ElementType type = ElementType.values()[seed % 9];
            ArrayField original = Samples.of(type, Kind.NOISE, seed, 1021);
            int[] indices = new Random(seed)
                    .ints(0, 1021)
                    .distinct()
                    .limit(seed)
                    .sorted()
                    .toArray();
            ByteWriter out = new ByteWriter();
            Outliers.of(original, indices).write(type, out);
            Outliers back = Outliers.read(type, 1021, new ByteReader(out.toByteArray()));
            Object array = Elements.newArray(type, 1021);
            back.apply(type, array);

            assertThat(back.indices()).as("seed %d", seed).isEqualTo(indices);
            for (int index : indices) {
                assertThat(Elements.bits(type, array, index)).isEqualTo(Elements.bits(type, original.array(), index));
            }
        }
    }

    @Test
    void indexBeyondTheChunk_isMalformed() {
        ArrayField original = Samples.of(ElementType.F32, Kind.NOISE, 1, 100);
        ByteWriter out = new ByteWriter();
        Outliers.of(original, new int[] {3, 99}).write(ElementType.F32, out);

        assertThatThrownBy(() -> Outliers.read(ElementType.F32, 99, new ByteReader(out.toByteArray())))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("99");
    }
}
