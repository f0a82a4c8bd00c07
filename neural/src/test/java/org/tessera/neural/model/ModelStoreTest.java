package org.tessera.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.MissingModelException;
import org.tessera.model.ModelSource;

class ModelStoreTest {

    @Test
    void importedModels_areFoundByNameAndHash(@TempDir Path folder) throws Exception {
        ModelStore store = new ModelStore(folder.resolve("models"));
        Model model = ModelFileTest.sample();
        assertThat(inStore(store)).isEmpty();
        Path file = store.add(model);
        store.add(model);

        assertThat(file.getFileName()).hasToString(model.id().hex() + ".tsm");
        assertThat(store.find("tiny-net").id()).isEqualTo(model.id());
        assertThat(store.find(model.id().hex()).id()).isEqualTo(model.id());
        assertThat(store.find(model.id().brief()).id()).isEqualTo(model.id());
        assertThat(store.find(file.toString()).id()).isEqualTo(model.id());
        assertThatThrownBy(() -> store.find("other"))
                .isInstanceOf(MissingModelException.class)
                .hasMessageContaining("no model 'other'");
        assertThatThrownBy(() -> store.find("other.tsm")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void twoModelsOfOneName_mustBeNamedByHash(@TempDir Path folder) throws Exception {
        ModelStore store = new ModelStore(folder);
        store.add(ModelFileTest.sample());
        Model other = Model.builder("tiny-net", ModelFileTest.sample().architecture())
                .metadata("seed", "43")
                .build();
        store.add(other);

        assertThatThrownBy(() -> store.find("tiny-net"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.id().brief());
    }

    @Test
    void sources_areAskedInOrderAndOthersInTheFolderDoNotDisturb(@TempDir Path folder) throws Exception {
        Path beside = Files.createDirectory(folder.resolve("beside"));
        Path own = Files.createDirectory(folder.resolve("own"));
        Model model = ModelFileTest.sample();
        Files.write(beside.resolve("junk.tsm"), new byte[] {1, 2});
        Files.write(beside.resolve(model.id().hex() + ".tsm"), new byte[] {3});
        Files.write(own.resolve("any.tsm"), model.bytes());
        List<ModelSource> sources = new ModelStore(own).sources(beside);

        assertThat(sources.get(0).find(model.id())).isNull();
        assertThat(sources.get(1).find(model.id())).isEqualTo(model.bytes());
        assertThat(sources.get(2).find(model.id())).isNull();
        assertThat(sources.get(1).place()).contains(own.toString());
        assertThat(inStore(new ModelStore(own))).hasSize(1);
    }

    @Test
    void folder_isThatOfTheEnvironment() {
        assertThat(ModelStore.userFolder("", Map.of("TESSERA_MODELS", "/a/b"))).isEqualTo(Path.of("/a/b"));
        assertThat(ModelStore.userFolder("", Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/tessera/models"));
        assertThat(ModelStore.userFolder("", Map.of()).toString()).endsWith("/.local/share/tessera/models");
    }

    private static List<ModelStore.Entry> inStore(ModelStore store) throws java.io.IOException {
        return store.list().stream()
                .filter(entry -> entry.place().equals("store"))
                .toList();
    }
}
