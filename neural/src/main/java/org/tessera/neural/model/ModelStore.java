package org.tessera.neural.model;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MissingModelException;
import org.tessera.io.Limits;
import org.tessera.model.ModelLibrary;
import org.tessera.model.ModelSource;

/// Where models are kept: the user's folder, and those that come with Tessera.
///
/// The folder is `TESSERA_MODELS`, or `tessera/models` in `XDG_DATA_HOME` or `~/.local/share`. Files in it are named
/// by their hash.
public final class ModelStore implements ModelLibrary {

    /// Digits of a hash that are enough to name a model.
    private static final int LEAST_DIGITS = 8;

    private final Path folder;
    private final BundledModels bundled = new BundledModels();

    /// Names the folder before the environment does, for programs that embed Tessera.
    public static final String PROPERTY = "tessera.models";

    /// The store of the user, as the environment says.
    public ModelStore() {
        this(userFolder(System.getProperty(PROPERTY, ""), System.getenv()));
    }

    /// @param folder of the user's models; made when the first is imported
    public ModelStore(Path folder) {
        this.folder = folder;
    }

    static Path userFolder(String property, Map<String, String> environment) {
        String own = property.isEmpty() ? environment.getOrDefault("TESSERA_MODELS", "") : property;
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path home = data.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(data);
        return home.resolve("tessera").resolve("models");
    }

    /// The user's folder.
    public Path folder() {
        return folder;
    }

    @Override
    public List<ModelSource> sources(@Nullable Path beside) {
        List<ModelSource> sources = new ArrayList<>();
        if (beside != null) {
            sources.add(new ModelFolder(beside, "next to it (" + beside + ")"));
        }
        sources.add(user());
        sources.add(bundled);
        return sources;
    }

    private ModelFolder user() {
        return new ModelFolder(folder, "the model store (" + folder + ")");
    }

    /// A model that can be had.
    ///
    /// @param place `store` or `bundled`
    /// @param problem why a file of the store is no model, or empty; then `model` is null
    public record Entry(String place, String file, @Nullable Model model, String problem) {}

    /// All there are, sound or not: those of the user in the order of their files, then the bundled ones.
    public List<Entry> list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : user().files()) {
            try {
                Model model = Model.read(Files.readAllBytes(file), Limits.DEFAULT);
                entries.add(new Entry("store", file.toString(), model, ""));
            } catch (org.tessera.error.CompressionException e) {
                entries.add(new Entry("store", file.toString(), null, String.valueOf(e.getMessage())));
            }
        }
        for (BundledModels.Entry one : bundled.entries()) {
            byte[] bytes = bundled.find(one.id());
            if (bytes != null) {
                entries.add(new Entry("bundled", one.file(), Model.read(bytes, Limits.DEFAULT), ""));
            }
        }
        return entries;
    }

    /// A model as a user names it: a file, a SHA-256 or its first eight digits and more, or a name.
    ///
    /// @throws MissingModelException when there is none
    /// @throws IllegalArgumentException when several have that name
    public Model find(String text) throws IOException {
        Path path = Path.of(text);
        if (Files.isRegularFile(path)) {
            return Model.read(Files.readAllBytes(path), Limits.DEFAULT);
        }
        if (text.endsWith(ModelFolder.ENDING) || text.contains("/")) {
            throw new NoSuchFileException(text);
        }
        boolean digits = text.matches("[0-9a-f]{" + LEAST_DIGITS + ",64}");
        List<Model> found = new ArrayList<>();
        for (Entry entry : list()) {
            Model model = entry.model();
            if (model != null
                    && (model.name().equals(text) || digits && model.id().hex().startsWith(text))) {
                if (found.stream().noneMatch(other -> other.id().equals(model.id()))) {
                    found.add(model);
                }
            }
        }
        if (found.isEmpty()) {
            throw new MissingModelException("no model '" + text + "': looked for a file of that name, in "
                    + user().place() + " and in " + bundled.place() + "; tessera models list shows those there are");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("several models are called '" + text + "': name one by its SHA-256, "
                    + String.join(
                            " or ",
                            found.stream().map(model -> model.id().brief()).toList()));
        }
        return found.getFirst();
    }

    /// Takes a model into the user's folder.
    ///
    /// @return where it lies
    public Path add(Model model) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(model.id().hex() + ModelFolder.ENDING);
        Path temporary = folder.resolve(
                "." + model.id().brief() + "-" + ProcessHandle.current().pid() + ".partial");
        try {
            Files.write(temporary, model.bytes());
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        return target;
    }
}
