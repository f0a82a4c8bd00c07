package org.tessera.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTextTest {

    @Test
    void targets_comeBackFromTheirText() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            double number = Math.scalb(1 + random.nextDouble(), random.nextInt(2000) - 1000);
            double above = 1.5 + random.nextInt(1000);
            double fraction = random.nextDouble();
            List<Target> targets = List.of(
                    new Absolute(number),
                    new ValueRangeRelative(number),
                    new PointwiseRelative(fraction),
                    new Psnr(number),
                    new Rate(number),
                    new Ratio(above),
                    new Lossless(),
                    new Pure(),
                    new Every(List.of(new Absolute(number), new PointwiseRelative(fraction))));
            for (Target target : targets) {
                assertThat(TargetText.parse(target.text())).as("seed 5, %d", i).isEqualTo(target);
            }
        }
    }

    @Test
    void several_combineInOrder() {
        assertThat(TargetText.parse(" rel=1e-4 , pwrel=0.01"))
                .isEqualTo(new Every(List.of(new ValueRangeRelative(1e-4), new PointwiseRelative(0.01))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "size=3 | unknown target 'size=3': use abs=",
                "abs | 'abs' needs a number",
                "abs=much | 'abs=much' needs a number",
                "abs=0 | abs must be a number above 0, found 0.0; for no error at all use lossless",
                "abs=-1 | abs must be a number above 0",
                "rel=NaN | rel must be a number above 0",
                "psnr=Infinity | psnr must be a number above 0",
                "pwrel=1 | pwrel must be below 1",
                "ratio=1 | ratio must be above 1",
                "abs=1,lossless | lossless stands alone",
                "abs=1,pure | cannot be combined",
                "abs=1,psnr=80 | psnr=80 cannot be combined",
                "abs=1,, | unknown target ''"
            })
    void badText_saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> TargetText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
