package org.tessera.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.classic.InterpOptions;
import org.tessera.classic.LorenzoOptions;
import org.tessera.error.UnsupportedException;

class OptionTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"auto", "interp", "interp:levels=5,kind=cubic", "x:a=1,b=2=3", "lorenzo:order=2"})
    void text_comesBack(String text) {
        assertThat(OptionText.parse(text)).hasToString(text);
        assertThat(OptionText.parse(OptionText.parse(text).toString())).isEqualTo(OptionText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interp", "interp:levels=5", "interp:kind=sextic", "interp:levels=12,kind=linear"})
    void interpOptions_comeBack(String text) {
        assertThat(InterpOptions.parse(OptionText.parse(text)).text()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lorenzo", "lorenzo:order=1", "lorenzo:order=2"})
    void lorenzoOptions_comeBack(String text) {
        assertThat(LorenzoOptions.parse(OptionText.parse(text)).text()).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "interp:levels | codec option 'levels' must read name=value",
                "interp:levels= | must read name=value",
                "interp: | must read name=value",
                "interp:levels=2,levels=3 | 'levels' is given twice",
                "interp:levels=13 | interp:levels must be a whole number from 1 to 12, found '13'",
                "interp:levels=two | found 'two'",
                "interp:kind=wild | linear, cubic, natural, sextic or auto, found 'wild'",
                "interp:size=3 | codec interp has no option 'size': use levels, kind",
                "lossless:level=3 | use none",
                "lorenzo:order=3 | from 0 to 2",
                "zip | unknown codec 'zip': use auto, constant, dct, fitted, interp, linear, lorenzo, lossless"
            })
    void badText_saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Codecs.create(OptionText.parse(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void decoderOfAnUnknownId_listsTheKnownOnes() {
        assertThatThrownBy(() -> Codecs.decoder(new CodecId("interp", 99)))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("interp/99")
                .hasMessageContaining("constant/1, dct/1, fitted/1, interp/1, linear/1, lorenzo/1, lossless/1");
        assertThatThrownBy(() -> Codecs.decoder(new CodecId("unheard", 1))).isInstanceOf(UnsupportedException.class);
    }
}
