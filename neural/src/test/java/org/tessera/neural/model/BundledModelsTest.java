package org.tessera.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tessera.io.Limits;
import org.tessera.model.ModelId;

class BundledModelsTest {

    @Test
    void entries_areSoundModels_withTheHashOfTheIndex_andSayHowTheyWereMade() {
        BundledModels bundled = new BundledModels();
        assertThat(bundled.entries()).isNotEmpty().allSatisfy(entry -> {
            byte[] bytes = Objects.requireNonNull(bundled.find(entry.id()));
            assertThat(ModelId.of(bytes)).isEqualTo(entry.id());
            Model model = Model.read(bytes, Limits.DEFAULT);
            assertThat(entry.file()).isEqualTo(model.name() + ".tsm");
            assertThat(model.metadata().path("command").asText()).startsWith("tessera ");
            assertThat(model.metadata().path("licence").asText()).isNotEmpty();
        });
    }
}
