package org.tessera.codec;

/// How a codec is found: listed in `META-INF/services`, looked up by name.
public interface CodecProvider {

    CodecId id();

    /// Whether the codec decodes payloads of a version.
    default boolean decodes(int version) {
        return version == id().version();
    }

    /// @param options as in [OptionText]; an unknown one is an `IllegalArgumentException`
    Codec create(OptionText options);
}
