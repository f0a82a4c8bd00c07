package org.tessera.codec;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.tessera.error.UnsupportedException;
import org.tessera.model.VariableModels;

/// All codecs there are, found once and never changed.
public final class Codecs {

    private static final Map<String, CodecProvider> BY_NAME = load();

    private Codecs() {}

    /// Names in alphabetical order.
    public static Iterable<String> names() {
        return BY_NAME.keySet();
    }

    /// A codec from its text form.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones, or a bad option
    public static Codec create(OptionText text) {
        return provider(text).create(text);
    }

    /// All providers in the order of their names.
    public static Iterable<CodecProvider> providers() {
        return BY_NAME.values();
    }

    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static CodecProvider provider(OptionText text) {
        CodecProvider provider = BY_NAME.get(text.name());
        if (provider == null) {
            throw new IllegalArgumentException(
                    "unknown codec '" + text.name() + "': use auto, " + String.join(", ", BY_NAME.keySet()));
        }
        return provider;
    }

    /// The decoder of an id found in a file.
    ///
    /// @throws UnsupportedException when there is none, listing those there are
    public static Codec decoder(CodecId id) {
        return decoder(id, VariableModels.NONE);
    }

    /// The decoder of an id found in a variable that has models.
    public static Codec decoder(CodecId id, VariableModels models) {
        CodecProvider provider = BY_NAME.get(id.name());
        if (provider == null || !provider.decodes(id.version())) {
            throw new UnsupportedException("the file needs codec " + id + "; this version has "
                    + String.join(
                            ", ",
                            BY_NAME.values().stream()
                                    .map(p -> p.id().toString())
                                    .toList()));
        }
        return provider.decoder(models);
    }

    private static Map<String, CodecProvider> load() {
        Map<String, CodecProvider> map = new TreeMap<>();
        for (CodecProvider provider : ServiceLoader.load(CodecProvider.class, Codecs.class.getClassLoader())) {
            map.put(provider.id().name(), provider);
        }
        return Collections.unmodifiableMap(map);
    }
}
