package org.tessera.science.vdf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;

/// Registers [MomentCodec] as `moments`: `of` names the codec inside, `dx`, `dy` and `dz` are widths of the cells of
/// velocity space, and all other options are those of the codec inside.
public final class MomentProvider implements CodecProvider {

    public static final String NAME = "moments";

    private static final CodecId ID = new CodecId(NAME, 1);
    private static final String INSIDE = "of";

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Codec create(OptionText text) {
        Map<String, String> left = new LinkedHashMap<>(text.values());
        double[] spacings = new double[3];
        String[] names = {"dz", "dy", "dx"};
        for (int axis = 0; axis < names.length; axis++) {
            spacings[axis] = text.number(names[axis], 1, Double.MIN_NORMAL, 1e300);
            left.remove(names[axis]);
        }
        String name = left.remove(INSIDE);
        if (name == null) {
            if (!left.isEmpty()) {
                text.allow(INSIDE, "dx", "dy", "dz");
            }
            return new MomentCodec(ID, null, spacings);
        }
        OptionText inside = new OptionText(name, left);
        if (name.equals(NAME)) {
            throw new IllegalArgumentException("moments:of names another codec, found " + name);
        }
        Codecs.create(inside);
        return new MomentCodec(ID, inside, spacings);
    }

    /// The text of a codec with its moments corrected.
    ///
    /// @param inside null for the best of some
    public static OptionText around(@org.jspecify.annotations.Nullable OptionText inside, VelocityGrid grid) {
        Map<String, String> values = new LinkedHashMap<>();
        if (inside != null) {
            values.put(INSIDE, inside.name());
            values.putAll(inside.values());
        }
        double x = grid.x().spacing();
        if (grid.y().spacing() != x || grid.z().spacing() != x) {
            values.put("dz", Double.toString(grid.z().spacing()));
            values.put("dy", Double.toString(grid.y().spacing()));
            values.put("dx", Double.toString(x));
        }
        return new OptionText(NAME, values);
    }
}
