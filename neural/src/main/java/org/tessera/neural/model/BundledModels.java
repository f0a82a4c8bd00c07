package org.tessera.neural.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.model.ModelId;
import org.tessera.model.ModelSource;

/// Models that come with Tessera: resources, listed in `INDEX` as lines of SHA-256 and file name.
final class BundledModels implements ModelSource {

    private static final String FOLDER = "/org/tessera/neural/models/";

    /// @param id of the model
    /// @param file in the folder of the resources
    record Entry(ModelId id, String file) {}

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        byte[] index = resource("INDEX");
        String text = index == null ? "" : new String(index, StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" +", 2);
                entries.add(new Entry(new ModelId(parts[0]), parts[1]));
            }
        }
        return entries;
    }

    @Override
    public byte @Nullable [] find(ModelId id) {
        for (Entry entry : entries()) {
            if (entry.id().equals(id)) {
                return resource(entry.file());
            }
        }
        return null;
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = BundledModels.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String place() {
        return "the models that come with Tessera";
    }
}
