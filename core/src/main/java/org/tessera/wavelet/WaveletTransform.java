package org.tessera.wavelet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Wavelet decomposition of an array: which passes, and which bands come out.
///
/// Some axes are decomposed apart, each to the end over the whole array (packets: SPERR's "wavelet packet" for one
/// axis, the tensor wavelet for all); the others together, level by level (dyadic). No axis apart is the plain
/// dyadic transform, all apart the full packet one.
final class WaveletTransform implements Transform {

    /// Shorter lines are left alone.
    private static final int LEAST = 6;

    private final int[] sizes;
    private final int apart;
    private final int[] levels = new int[Band.AXES];

    /// Levels of the axes that go together.
    private int together;

    /// @param sizes four axes
    /// @param apart bit set of the axes that are decomposed apart, bit 0 the slowest
    /// @param depth most levels along an axis
    WaveletTransform(int[] sizes, int apart, int depth) {
        this.sizes = sizes.clone();
        this.apart = apart;
        for (int axis = 0; axis < Band.AXES; axis++) {
            levels[axis] = Math.min(depth, levels(sizes[axis]));
            if (!isApart(axis)) {
                together = Math.max(together, levels[axis]);
            }
        }
    }

    private static int levels(int size) {
        int levels = 0;
        for (int n = size; n >= LEAST; n = (n + 1) / 2) {
            levels++;
        }
        return levels;
    }

    /// Levels along the axis that has most.
    static int levels(int[] sizes) {
        int most = 0;
        for (int size : sizes) {
            most = Math.max(most, levels(size));
        }
        return most;
    }

    private boolean isApart(int axis) {
        return (apart >> axis & 1) == 1;
    }

    private int smooth(int axis, int level) {
        int n = sizes[axis];
        for (int l = 0; l < Math.min(level, levels[axis]); l++) {
            n = (n + 1) / 2;
        }
        return n;
    }

    @Override
    public void forward(double[] values) {
        LiftingPass pass = new LiftingPass(sizes);
        for (int axis = 0; axis < Band.AXES; axis++) {
            for (int level = 0; isApart(axis) && level < levels[axis]; level++) {
                pass.run(values, boxApart(axis, level), axis, true);
            }
        }
        for (int level = 0; level < together; level++) {
            for (int axis = 0; axis < Band.AXES; axis++) {
                if (!isApart(axis) && level < levels[axis]) {
                    pass.run(values, boxTogether(level), axis, true);
                }
            }
        }
    }

    @Override
    public void inverse(double[] values) {
        LiftingPass pass = new LiftingPass(sizes);
        for (int level = together - 1; level >= 0; level--) {
            for (int axis = Band.AXES - 1; axis >= 0; axis--) {
                if (!isApart(axis) && level < levels[axis]) {
                    pass.run(values, boxTogether(level), axis, false);
                }
            }
        }
        for (int axis = Band.AXES - 1; axis >= 0; axis--) {
            for (int level = levels[axis] - 1; isApart(axis) && level >= 0; level--) {
                pass.run(values, boxApart(axis, level), axis, false);
            }
        }
    }

    @Override
    public int[] smoothBox() {
        int[] box = new int[Band.AXES];
        for (int axis = 0; axis < Band.AXES; axis++) {
            box[axis] = smooth(axis, levels[axis]);
        }
        return box;
    }

    private int[] boxApart(int axis, int level) {
        int[] box = sizes.clone();
        box[axis] = smooth(axis, level);
        return box;
    }

    private int[] boxTogether(int level) {
        int[] box = sizes.clone();
        for (int axis = 0; axis < Band.AXES; axis++) {
            box[axis] = isApart(axis) ? sizes[axis] : smooth(axis, level);
        }
        return box;
    }

    /// All bands, each after those it refers to.
    @Override
    public List<Band> bands() {
        List<Key> keys = new ArrayList<>();
        int[] level = new int[Band.AXES];
        for (int t = together; t >= 1; t--) {
            addDetails(keys, t, level);
        }
        addApart(keys, new Key(new int[] {together, together, together, together}, 0), 0);
        keys.sort(Comparator.comparingInt((Key key) -> -key.sum())
                .thenComparingInt(key -> Integer.bitCount(key.details)));
        Map<String, Band> known = new HashMap<>();
        List<Band> bands = new ArrayList<>();
        for (Key key : keys) {
            Band band = band(key, known);
            known.put(key.toString(), band);
            bands.add(band);
        }
        return bands;
    }

    /// Which band: level along each axis, and the axes along which it holds details.
    private record Key(int[] level, int details) {
        int sum() {
            return level[0] + level[1] + level[2] + level[3];
        }

        @Override
        public String toString() {
            return java.util.Arrays.toString(level) + details;
        }
    }

    private void addDetails(List<Key> keys, int t, int[] level) {
        int movable = 0;
        for (int axis = 0; axis < Band.AXES; axis++) {
            level[axis] = t;
            movable |= !isApart(axis) && t <= levels[axis] ? 1 << axis : 0;
        }
        for (int details = movable; details > 0; details = (details - 1) & movable) {
            addApart(keys, new Key(level.clone(), details), 0);
        }
    }

    /// Every level and kind along the axes apart.
    private void addApart(List<Key> keys, Key key, int axis) {
        if (axis == Band.AXES) {
            keys.add(key);
            return;
        }
        if (!isApart(axis)) {
            addApart(keys, key, axis + 1);
            return;
        }
        for (int level = levels[axis]; level >= 0; level--) {
            int[] of = key.level.clone();
            of[axis] = level == 0 ? levels[axis] : level;
            addApart(keys, new Key(of, level == 0 ? key.details : key.details | 1 << axis), axis + 1);
        }
    }

    private Band band(Key key, Map<String, Band> known) {
        int[] origin = new int[Band.AXES];
        int[] size = new int[Band.AXES];
        int finest = Integer.MAX_VALUE;
        for (int axis = 0; axis < Band.AXES; axis++) {
            boolean detail = (key.details >> axis & 1) == 1;
            int smooth = smooth(axis, key.level[axis]);
            origin[axis] = detail ? smooth : 0;
            size[axis] = detail ? smooth(axis, key.level[axis] - 1) - smooth : smooth;
            finest = detail ? Math.min(finest, key.level[axis]) : finest;
        }
        int kind = (Math.min(finest, 4) - 1) * 5 + Integer.bitCount(key.details);
        List<Band.Reference> references = new ArrayList<>();
        addReference(references, parent(key), key, known);
        for (int axis = 0; axis < Band.AXES; axis++) {
            if ((key.details >> axis & 1) == 0) {
                continue;
            }
            if (isApart(axis)) {
                int[] level = key.level.clone();
                level[axis]++;
                addReference(references, new Key(level, key.details), key, known);
            } else if (Integer.bitCount(key.details & ~apart) > 1) {
                addReference(references, new Key(key.level, key.details & ~(1 << axis)), key, known);
            }
        }
        return new Band(origin, size, kind, references.toArray(Band.NONE));
    }

    private Key parent(Key key) {
        int[] level = key.level.clone();
        for (int axis = 0; axis < Band.AXES; axis++) {
            level[axis] += isApart(axis) || (key.details & ~apart) == 0 ? 0 : 1;
        }
        return new Key(level, key.details);
    }

    private void addReference(List<Band.Reference> references, Key of, Key key, Map<String, Band> known) {
        Band band = known.get(of.toString());
        if (band == null || band.count() == 0) {
            return;
        }
        int[] shift = new int[Band.AXES];
        for (int axis = 0; axis < Band.AXES; axis++) {
            shift[axis] = of.level[axis] > key.level[axis] && of.level[axis] <= levels[axis] ? 1 : 0;
        }
        references.add(new Band.Reference(band.origin(), band.sizes(), shift));
    }
}
