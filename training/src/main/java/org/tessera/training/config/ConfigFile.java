package org.tessera.training.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a configuration: YAML 1.2 of plain values, then settings from the command line laid over it.
public final class ConfigFile {

    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_ALIASES = 10;

    private ConfigFile() {}

    /// @param path the file, or null for none
    /// @param overrides `key=value` with dots for what lies inside, such as `loss.mse=1`
    /// @throws IllegalArgumentException for anything that is no configuration, naming the file
    public static Map<String, @Nullable Object> read(@Nullable Path path, List<String> overrides) throws IOException {
        Map<String, @Nullable Object> root = path == null ? new LinkedHashMap<>() : load(path);
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a setting such as lr=1e-4 expected, found '" + override + "'");
            }
            put(root, override.substring(0, equals).split("\\."), override.substring(equals + 1), override);
        }
        return root;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, @Nullable Object> root, String[] path, String value, String override) {
        Map<String, @Nullable Object> at = root;
        for (int i = 0; i < path.length - 1; i++) {
            Object inside = at.get(path[i]);
            if (inside != null && !(inside instanceof Map)) {
                // A short form, such as `loss: mse` or `schedule: step`, gives way to what is said in full.
                inside = null;
            }
            if (inside == null) {
                inside = new LinkedHashMap<String, @Nullable Object>();
                at.put(path[i], inside);
            }
            at = (Map<String, @Nullable Object>) inside;
        }
        if (path.length == 0 || path[path.length - 1].isEmpty()) {
            throw new IllegalArgumentException("a setting such as lr=1e-4 expected, found '" + override + "'");
        }
        at.put(path[path.length - 1], value);
    }

    private static Map<String, @Nullable Object> load(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (Files.size(path) > MOST_BYTES) {
            throw new IllegalArgumentException(
                    name + " has more than " + MOST_BYTES + " bytes, too many for a configuration");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try (Reader in = Files.newBufferedReader(path)) {
            Object root = new Load(settings).loadFromReader(in);
            if (root instanceof Map<?, ?> map) {
                return copy(map);
            }
            throw new IllegalArgumentException(name + ": settings such as 'lr: 1e-4' expected");
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(name + " is not YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(name + " is not text in UTF-8");
        }
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) ->
                copy.put(String.valueOf(key), value instanceof Map<?, ?> inside ? copy(inside) : value));
        return copy;
    }
}
