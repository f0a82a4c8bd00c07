package org.tessera.neural.layer;

import java.util.Arrays;

/// One tensor of a network.
///
/// @param name where it is, such as `decoder.2.weight`: positions in the lists of layers, then what it is
/// @param shape slowest axis first
/// @param trained false for statistics that are gathered, not descended
public record ParameterSpec(String name, int[] shape, boolean trained) {

    public long count() {
        long product = 1;
        for (int size : shape) {
            product = Math.multiplyExact(product, (long) size);
        }
        return product;
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
