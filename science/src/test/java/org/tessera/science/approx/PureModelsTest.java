package org.tessera.science.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.target.Pure;
import org.tessera.target.Ratio;
import org.tessera.target.Target;
import org.tessera.target.ValueRangeRelative;

/// What each model makes of a velocity distribution without a bound, and that a bound is held with it.
class PureModelsTest {

    private static Tessera.Compressed compress(ArrayField field, String codec, Target target) {
        return Tessera.compress(
                field,
                CompressorOptions.of(target).withCodec(OptionText.parse(codec)).withThreads(1));
    }

    private static double meanError(ArrayField field, byte[] file) {
        ArrayField restored = Container.of(file).variables().get(0).readAll();
        double error = 0;
        double sum = 0;
        for (int i = 0; i < field.size(); i++) {
            error += Math.abs(field.value(i) - restored.value(i));
            sum += Math.abs(field.value(i));
        }
        return error / sum;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "hermite:order=12 1200 0.12",
                "hermite:order=14,fit=best,root=2 1200 0.08",
                "gmm:components=8 700 0.2",
                "cosine:edge=8,keep=4 2500 0.11",
                "cosine:root=3,l1=0.05 1000 0.05",
                "cosine:log=1e-15,l1=0.08 2500 0.08",
                "cosine:log=1e-15,l1=0.08,support=1 2500 0.08",
                "pca:l1=0.05,root=2 1300 0.05",
                "octree:l1=0.05 1700 0.05",
                "octree:leaves=64 2500 0.12",
                "sh:degree=6 1500 0.2",
                "sh:degree=6,fit=quadrature 1500 0.3",
                "toctree:l1=0.07 1900 0.07",
                "dwt:wavelet=bior1.3,levels=1,l1=0.08 2000 0.08",
                "dwt:root=3,l1=0.05 1500 0.05",
                "swt:l1=0.05 6000 0.05",
                "zfp1d:tolerance=1e-15 12000 0.03"
            })
    void model_alone_isSmallAndNear(String codec, int bytes, double error) {
        ArrayField field = Distributions.of(0, 24, 1);
        Tessera.Compressed made = compress(field, codec, new Pure());

        assertThat(made.report().codecs())
                .containsOnlyKeys(OptionText.parse(codec).name());
        assertThat(made.bytes().length).as("bytes of %s", codec).isLessThan(bytes);
        assertThat(meanError(field, made.bytes())).as("error of %s", codec).isLessThan(error);
        assertThat(made.report().tolerance().absolute())
                .as("the stated bound is the largest error")
                .isEqualTo(made.report().summary().deviation().maxError());
    }

    @Test
    void cells_areModelledOneByOneOrShareComponents() {
        ArrayField field = Distributions.of(12, 12, 2);
        for (String codec :
                new String[] {"hermite:order=8", "gmm:components=4", "pca:components=6", "octree:leaves=20"}) {
            Tessera.Compressed made = compress(field, codec, new Pure());
            assertThat(meanError(field, made.bytes())).as(codec).isLessThan(0.35);
            assertThat(made.bytes().length).as(codec).isLessThan(12 * 12 * 12 * 12 * 4 / 3);
            compress(field, codec, new ValueRangeRelative(1e-3));
        }
    }

    @Test
    void generalCompressors_loseNothing() {
        ArrayField field = Distributions.of(0, 12, 7);
        for (String codec : new String[] {"zlib", "zstd:level=9"}) {
            assertThat(meanError(field, compress(field, codec, new Pure()).bytes()))
                    .as(codec)
                    .isZero();
        }
    }

    @Test
    void support_keepsZerosExactly() {
        ArrayField field = Distributions.of(0, 16, 3);
        byte[] file =
                compress(field, "cosine:root=3,l1=0.2,support=1", new Pure()).bytes();
        ArrayField restored = Container.of(file).variables().get(0).readAll();
        for (int i = 0; i < field.size(); i++) {
            if (field.value(i) == 0) {
                assertThat(restored.value(i)).as("point %d", i).isZero();
            }
        }
    }

    @Test
    void valuesThatAreNeverNegative_comeBackSo() {
        ArrayField field = Distributions.of(0, 16, 4);
        ArrayField restored = Container.of(
                        compress(field, "cosine:l1=0.3", new Pure()).bytes())
                .variables()
                .get(0)
                .readAll();
        for (int i = 0; i < field.size(); i++) {
            assertThat(restored.value(i)).as("point %d", i).isNotNegative();
        }
    }

    @Test
    void ratio_isReached() {
        ArrayField field = Distributions.of(0, 20, 5);
        Tessera.Compressed made = compress(field, "cosine:root=2", new Ratio(30));
        assertThat(made.bytes().length).isLessThanOrEqualTo(20 * 20 * 20 * 4 / 30);
    }

    @Test
    void codecsWithoutAQuality_areRefusedInOneSentence() {
        ArrayField field = Distributions.of(0, 8, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compress(field, "interp", new Pure()))
                .withMessageContaining("pure is for codecs")
                .withMessageContaining("interp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compress(field, "hermite:order=99", new Pure()))
                .withMessageContaining("1 to 64");
    }
}
