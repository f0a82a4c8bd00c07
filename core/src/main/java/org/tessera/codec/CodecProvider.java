package org.tessera.codec;

/// How a codec is found: listed in `META-INF/services`, looked up by name.
public interface CodecProvider {

    CodecId id();

    /// @param options as in [OptionText]; an unknown one is an `IllegalArgumentException`
    Codec create(OptionText options);
}
