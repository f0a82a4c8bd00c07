package org.tessera.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.target.Pure;
import org.tessera.target.Target;
import org.tessera.target.ValueRangeRelative;
import org.tessera.training.Torch;

/// What fitted networks make of a distribution, and that they are the same each time.
class LibtorchFitterTest {

    private static final int N = 16;

    @BeforeAll
    static void torch() {
        Torch.assume();
    }

    /// @param cells along a leading axis; 0 for one distribution without it
    private static ArrayField distribution(int cells) {
        int count = Math.max(1, cells);
        float[] values = new float[count * N * N * N];
        for (int at = 0; at < values.length; at++) {
            double x = at / N / N % N * 6.0 / N - 2.7 + 0.1 * (at / N / N / N);
            double y = at / N % N * 6.0 / N - 3;
            double z = at % N * 6.0 / N - 3.1;
            double f = StrictMath.exp(-1.5 * (x * x + y * y + 0.7 * z * z))
                    + 0.2 * StrictMath.exp(-4 * ((x - 1) * (x - 1) + y * y + z * z));
            values[at] = f < 1e-3 ? 0 : (float) (2e-13 * f);
        }
        return cells == 0 ? ArrayField.of("x", values, N, N, N) : ArrayField.of("x", values, cells, N, N, N);
    }

    private static byte[] compress(ArrayField field, String codec, Target target) {
        return Tessera.compress(
                        field,
                        CompressorOptions.of(target)
                                .withCodec(OptionText.parse(codec))
                                .withThreads(1))
                .bytes();
    }

    private static double meanError(ArrayField field, byte[] file) {
        ArrayField restored = Container.of(file).variables().getFirst().readAll();
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
                "mlp:layers=12x12,epochs=80,batch=128 0.25 900",
                "mlp:layers=12x12,epochs=60,batch=256,activation=elu 0.5 900",
                "fourier:order=2,range=2,layers=12x12,epochs=60,batch=256 0.15 1200",
                "fourier:variant=sums,order=8,layers=12x12,epochs=60,batch=256 0.3 1200",
                "cnn:channels=4x8,epochs=150,batch=4 0.4 4000",
                "cnn:channels=4x8,epochs=150,batch=4,norm=batch 0.8 4000",
                "vqvae:channels=4x8,entries=16,dimension=4,epochs=150,batch=4 0.8 4000"
            })
    void fittedNetworks_areNearTheDistribution(String codec, double error, int bytes) {
        ArrayField field = distribution(0);
        byte[] file = compress(field, codec, new Pure());
        assertThat(meanError(field, file)).as("error of %s", codec).isLessThan(error);
        assertThat(file.length).as("bytes of %s", codec).isLessThan(bytes);
        assertThat(compress(field, codec, new Pure())).as("again: %s", codec).isEqualTo(file);
    }

    @Test
    void oneNetwork_makesManyCells() {
        ArrayField field = distribution(4);
        String options = "layers=12x12,epochs=60,batch=256";
        byte[] together = compress(field, "mlp:cells=4," + options, new Pure());
        byte[] apart = compress(field, "mlp:cells=1," + options, new Pure());
        assertThat(meanError(field, together)).isLessThan(0.2);
        assertThat(together.length).isLessThan(apart.length / 2);
    }

    @Test
    void askedError_isKept_andBoundsAre() {
        ArrayField field = distribution(0);
        String codec = "mlp:layers=16x16,epochs=80,batch=256,l1=0.2";
        assertThat(meanError(field, compress(field, codec, new Pure()))).isLessThanOrEqualTo(0.2);
        byte[] file = compress(field, codec, new ValueRangeRelative(1e-2));
        double bound = 1e-2
                * java.util.stream.IntStream.range(0, field.size())
                        .mapToDouble(field::value)
                        .max()
                        .orElseThrow();
        ArrayField restored = Container.of(file).variables().getFirst().readAll();
        for (int i = 0; i < field.size(); i++) {
            assertThat(Math.abs(field.value(i) - restored.value(i))).isLessThanOrEqualTo(bound);
        }
    }
}
