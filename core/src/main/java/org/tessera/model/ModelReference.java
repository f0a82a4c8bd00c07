package org.tessera.model;

/// How a variable names a model.
///
/// @param id what counts
/// @param name for people
public record ModelReference(ModelId id, String name) {}
