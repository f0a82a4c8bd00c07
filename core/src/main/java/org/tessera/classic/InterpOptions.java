package org.tessera.classic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.OptionText;
import org.tessera.stage.predict.Kernel;

/// Options of the `interp` codec.
///
/// @param levels refinements between the anchors and the finest grid, 1 to 12: anchors lie `2^levels` apart
/// @param kernel the only kernel to use, or null to choose for each level and direction
public record InterpOptions(int levels, @Nullable Kernel kernel) {

    public static final InterpOptions DEFAULT = new InterpOptions(6, null);

    public InterpOptions {
        if (levels < 1 || levels > 12) {
            throw new IllegalArgumentException("interp:levels must be from 1 to 12, found " + levels);
        }
    }

    /// Reads `interp:levels=5,kind=cubic`.
    public static InterpOptions parse(OptionText text) {
        text.allow("levels", "kind");
        int levels = text.integer("levels", DEFAULT.levels, 1, 12);
        String kind = text.values().get("kind");
        return new InterpOptions(levels, kind == null || kind.equals("auto") ? null : kernel(kind));
    }

    private static Kernel kernel(String kind) {
        try {
            return Kernel.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "interp:kind must be linear, cubic, natural, sextic or auto, found '" + kind + "'", e);
        }
    }

    /// Kernel of the levels that are too coarse to choose.
    Kernel coarseKernel() {
        return kernel != null ? kernel : InterpChooser.DEFAULT_KERNEL;
    }

    public OptionText text() {
        Map<String, String> values = new LinkedHashMap<>();
        if (levels != DEFAULT.levels) {
            values.put("levels", Integer.toString(levels));
        }
        if (kernel != null) {
            values.put("kind", kernel.name().toLowerCase(Locale.ROOT));
        }
        return new OptionText("interp", values);
    }
}
