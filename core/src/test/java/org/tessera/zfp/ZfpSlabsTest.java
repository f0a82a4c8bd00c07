package org.tessera.zfp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.Limits;

/// Slabs are the array, in any mode: the skimmed bits are those that are read.
class ZfpSlabsTest {

    private static final long[][] SHAPES = {{600_001}, {1027, 519}, {67, 90, 101}, {13, 33, 37, 41}};

    @Test
    void slabs_areTheWholeArrayAndStreamsAreThoseInOnePiece() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            ZfpType type = ZfpType.values()[seed / 4 % 4];
            Shape shape = Shape.of(SHAPES[seed % 4]);
            ZfpMode mode = ZfpSamples.mode(random, type, shape.rank());
            mode = seed % 5 == 0 ? ZfpMode.REVERSIBLE : mode;
            ZfpHeader header = new ZfpHeader(type, shape, mode);
            Object values = ZfpSamples.values(random, type, shape, mode.isReversible());
            String what = "seed " + seed + ": " + header;

            byte[] whole = ZfpStream.encode(header, values, true);
            ByteArrayOutputStream slabWise = new ByteArrayOutputStream();
            FieldSpec spec = new FieldSpec("x", type.element(), shape);
            ZfpSlabWriter.write(header, ArrayField.of(spec, values), slabWise);
            assertThat(slabWise.toByteArray()).as(what).isEqualTo(whole);

            Object expected = ZfpStream.decode(header, whole, true, Limits.DEFAULT);
            ZfpSlabs slabs = new ZfpSlabs(header, MemorySegment.ofArray(whole), Limits.DEFAULT);
            assertThat(slabs.count()).as(what).isGreaterThan(1);
            assertThat(slabs.endByte()).as(what).isEqualTo(whole.length);
            Object joined = Elements.newArray(type.element(), (int) shape.count());
            int at = 0;
            for (int slab = 0; slab < slabs.count(); slab++) {
                ArrayField part = slabs.decode(slab);
                System.arraycopy(part.array(), 0, joined, at, part.size());
                at += part.size();
            }
            assertThat(ZfpSamples.bytes(type, joined)).as(what).isEqualTo(ZfpSamples.bytes(type, expected));
        }
    }
}
