package org.tessera.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.error.CompressionException;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

class ArchitectureTest {

    @SuppressWarnings("unused") // read by name
    private static final java.util.List<String> NAMES = Architectures.NAMES;

    @Test
    void swae7_hasTheParametersOfTheOriginal() {
        Architecture swae = Architectures.bundled("swae-7", 16);
        assertThat(LayerParameters.count(swae.parameters())).isEqualTo(1_280_241);
        assertThat(swae.latent()).isEqualTo(Features.of(16));
    }

    @ParameterizedTest
    @CsvSource({"4", "8", "32", "64"})
    void swae7_ofAnotherLatent_differsByTheTwoMatrices(int latent) {
        long count =
                LayerParameters.count(Architectures.bundled("swae-7", latent).parameters());
        assertThat(count).isEqualTo(1_280_241 + (latent - 16) * (128L + 1 + 128));
    }

    @ParameterizedTest
    @CsvSource({
        "swae-8, 1x8x8x8",
        "swae-5, 1x5x5x5",
        "swae-5-mlp, 1x5x5x5",
        "swae-5-gmlp, 1x5x5x5",
        "swae-40, 1x40x40x40",
        "mlp-7, 1x7x7x7"
    })
    void bundled_takesBlocksOfItsName(String name, String input) {
        assertThat(Architectures.bundled(name, 8).input()).hasToString(input);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void json_comesBack(String name) {
        Architecture architecture = Architectures.bundled(name, 16);
        String json = ArchitectureText.json(architecture).toString();
        assertThat(ArchitectureText.parse(json)).isEqualTo(architecture);
        assertThat(ArchitectureText.json(ArchitectureText.parse(json))).hasToString(json);
    }

    @Test
    void unknownLayer_isNamedWithThoseKnown() {
        assertThatThrownBy(() -> RandomNetworks.of("[1, 4]", "{\"layer\": \"attention\"}", ""))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("unknown layer 'attention'")
                .hasMessageContaining("transposed-conv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"layer\": \"linear\", \"features\": 4}",
                "{\"layer\": \"conv\", \"channels\": 4}",
                "{\"layer\": \"conv\", \"channels\": 4, \"kernel\": 0}",
                "{\"layer\": \"conv\", \"channels\": 4, \"kernel\": 9}",
                "{\"layer\": \"conv\", \"channels\": 4.5, \"kernel\": 3}",
                "{\"layer\": \"relu\", \"slope\": 1}",
                "{\"layer\": \"group-norm\", \"groups\": 3}",
                "{\"layer\": \"batch-norm\", \"epsilon\": 0}",
                "{\"layer\": \"reshape\", \"shape\": [5]}",
                "{\"layer\": \"reshape\", \"shape\": [1, 1, 1, 1, 4]}",
                "{\"layer\": \"residual\", \"layers\": [{\"layer\": \"flatten\"}]}",
                "{\"layer\": \"transposed-conv\", \"channels\": 1, \"kernel\": 1, \"padding\": 4}",
                "\"relu\"",
                "{\"kind\": \"relu\"}"
            })
    void layerThatDoesNotFit_isMalformed(String layer) {
        assertThatThrownBy(() -> RandomNetworks.of("[1, 4]", layer, "")).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"layer\": \"flatten\"}, {\"layer\": \"linear\", \"features\": 2000000000}",
                "{\"layer\": \"flatten\"}, {\"layer\": \"linear\", \"features\": 9000000000000000000}",
                "{\"layer\": \"flatten\"}, {\"layer\": \"linear\", \"features\": 1000000}, "
                        + "{\"layer\": \"linear\", \"features\": 1000000}",
                "{\"layer\": \"conv\", \"channels\": 1000000, \"kernel\": 64, \"padding\": 64}",
                "{\"layer\": \"upsample\", \"factor\": 64}, {\"layer\": \"upsample\", \"factor\": 64}, "
                        + "{\"layer\": \"upsample\", \"factor\": 64}, {\"layer\": \"upsample\", \"factor\": 64}"
            })
    void absurdSizes_areLimited(String layers) {
        assertThatThrownBy(() -> RandomNetworks.of("[1, 4]", layers, "")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void layersInsideOfLayers_areLimited() {
        String deep = "{\"layer\": \"sequence\", \"layers\": [".repeat(100) + "]}".repeat(100);
        assertThatThrownBy(() -> RandomNetworks.of("[1, 4]", deep, "")).isInstanceOf(LimitExceededException.class);
        String many = "{\"layer\": \"relu\"},".repeat(5000) + "{\"layer\": \"relu\"}";
        assertThatThrownBy(() -> RandomNetworks.of("[1, 4]", many, "")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void decoderThatMakesAnotherShape_isMalformed() {
        assertThatThrownBy(() -> RandomNetworks.of("[1, 4]", "{\"layer\": \"flatten\"}", ""))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("makes 4 of blocks of 1x4");
    }

    @Test
    void mutatedJson_isATypedErrorOrAnArchitecture() {
        String json =
                ArchitectureText.json(Architectures.bundled("swae-5-gmlp", 16)).toString();
        for (int seed = 0; seed < 2000; seed++) {
            java.util.Random random = new java.util.Random(seed);
            StringBuilder mutated = new StringBuilder(json);
            for (int i = 0; i <= random.nextInt(4); i++) {
                mutated.setCharAt(random.nextInt(mutated.length()), (char) (' ' + random.nextInt(95)));
            }
            try {
                ArchitectureText.parse(mutated.toString());
            } catch (CompressionException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + mutated, e);
            }
        }
    }
}
