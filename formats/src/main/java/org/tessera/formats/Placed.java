package org.tessera.formats;

import org.tessera.field.Field;

/// Decoded values and where they belong.
///
/// @param name the variable
/// @param placement what [Dataset#placement] gave when the file was compressed
/// @param values the decoded values
public record Placed(String name, byte[] placement, Field values) {}
