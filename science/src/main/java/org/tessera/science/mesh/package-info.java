/// Surfaces of equal value in a field of three axes, as meshes of triangles.
@NullMarked
package org.tessera.science.mesh;

import org.jspecify.annotations.NullMarked;
