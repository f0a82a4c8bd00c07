package org.tessera.codec;

/// A codec and what it made of a chunk.
///
/// @param codec the codec that encoded
/// @param encoded its payload
public record Selection(Codec codec, Encoded encoded) {}
