package org.tessera.field;

/// Whether the Vector API is there: it needs `--add-modules jdk.incubator.vector`, and everything runs without.
///
/// A kernel with a vector twin asks once, when its class is loaded. Twins give the same bits.
public final class Vectors {

    public static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Vectors() {}
}
