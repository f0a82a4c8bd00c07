package org.tessera.neural.fit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;

class FitOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mlp:layers=25x0x25|mlp:layers must be up to 8 widths from 1 to 256 such as 25x25x25, found '25x0x25'",
                "mlp:layers=1x1x1x1x1x1x1x1x1|up to 8 widths",
                "mlp:order=3|codec mlp has no option 'order'",
                "fourier:order=0|fourier:order must be a whole number from 1 to 128, found '0'",
                "fourier:loss=huber|fourier:loss must be mse or l1 or logcosh, found 'huber'",
                "fourier:variant=both|axes or sums",
                "cnn:edge=6|cnn:edge must be a multiple of 4",
                "cnn:norm=layer|none or batch",
                "vqvae:entries=1|from 2 to 4096"
            })
    void badOptions_areSaidInASentence(String text, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.create(OptionText.parse(text)))
                .withMessageContaining(part);
    }
}
