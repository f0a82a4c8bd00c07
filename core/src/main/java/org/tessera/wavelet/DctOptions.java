package org.tessera.wavelet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.codec.OptionText;

/// Options of the `dct` codec.
///
/// @param block points of a block along every axis: 4, 8, 16 or 32, 0 to choose for each axis
/// @param step quantisation step in sixteenths of the tolerance, 0 to choose
public record DctOptions(int block, int step) {

    static final int LEAST = 4;
    static final int MOST = 32;

    public static final DctOptions DEFAULT = new DctOptions(0, 0);

    public DctOptions {
        if (block != 0 && (block < LEAST || block > MOST || Integer.bitCount(block) != 1)) {
            throw new IllegalArgumentException("dct:block must be 4, 8, 16 or 32, or 0 (choose), found " + block);
        }
        if (step < 0 || step > WaveletOptions.MOST) {
            throw new IllegalArgumentException(
                    "dct:step must be from 1 to " + WaveletOptions.MOST + " sixteenths, or 0 (choose), found " + step);
        }
    }

    /// Reads `dct:block=16,step=24`.
    public static DctOptions parse(OptionText text) {
        text.allow("block", "step");
        return new DctOptions(text.integer("block", 0, 0, MOST), text.integer("step", 0, 0, WaveletOptions.MOST));
    }

    public OptionText text() {
        Map<String, String> values = new LinkedHashMap<>();
        if (block != 0) {
            values.put("block", Integer.toString(block));
        }
        if (step != 0) {
            values.put("step", Integer.toString(step));
        }
        return new OptionText("dct", values);
    }
}
