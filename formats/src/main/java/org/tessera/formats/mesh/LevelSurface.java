package org.tessera.formats.mesh;

import org.tessera.science.mesh.Mesh;

/// A surface on which a field has one value.
///
/// @param level that value
/// @param mesh the surface, perhaps without triangles
public record LevelSurface(double level, Mesh mesh) {}
