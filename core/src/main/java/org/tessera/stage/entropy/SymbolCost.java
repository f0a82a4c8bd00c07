package org.tessera.stage.entropy;

/// About what the symbol of a difference takes, for choices that are made before anything is coded.
public final class SymbolCost {

    private SymbolCost() {}

    /// `log2(1 + |steps|)` in 1/256 bits: exponent and top of the significand of a double.
    public static long of(double steps) {
        return (Double.doubleToRawLongBits(1 + Math.abs(steps)) >>> 44) - (1023L << 8);
    }
}
