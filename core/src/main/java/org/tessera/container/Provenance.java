package org.tessera.container;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Where a file came from. Never a time or a machine: equal inputs give equal bytes.
///
/// @param entries such as `tool`, `command`, `format`, `source.name`, `source.bytes`, `source.sha256`
public record Provenance(Map<String, String> entries) {

    public static final Provenance NONE = new Provenance(Map.of());

    public Provenance {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter(256).varint(entries.size());
        entries.forEach((key, value) -> out.string(key).string(value));
        return out.toByteArray();
    }

    static Provenance read(ByteReader in) {
        Map<String, String> entries = new LinkedHashMap<>();
        long count = in.varint();
        for (long i = 0; i < count; i++) {
            entries.put(in.string(), in.string());
        }
        in.expectEnd("the provenance");
        return new Provenance(entries);
    }
}
