package org.tessera.wavelet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Cosine transform of blocks, its coefficients sorted by frequency: those of one frequency of all blocks are a band,
/// a small picture of where that frequency is found in the field.
///
/// Bands of lower frequencies show the same blocks, so they tell what to expect, as coarser bands of wavelets do
/// (Z. Xiong, O. Guleryuz, M. Orchard, "A DCT-based embedded image coder", IEEE Signal Processing Letters 3, 1996).
final class CosineTransform implements Transform {

    /// Lower frequencies along an axis that a band refers to.
    private static final int BEFORE = 2;

    private final int[] sizes;
    private final BlockCut[] cuts = new BlockCut[Band.AXES];

    /// @param sizes four axes
    /// @param blocks points of a block along each of these
    CosineTransform(int[] sizes, int[] blocks) {
        this.sizes = sizes.clone();
        for (int axis = 0; axis < Band.AXES; axis++) {
            cuts[axis] = BlockCut.of(sizes[axis], blocks[axis]);
        }
    }

    @Override
    public void forward(double[] values) {
        for (int axis = 0; axis < Band.AXES; axis++) {
            new CosinePass(sizes, axis, cuts[axis]).run(values, true);
        }
    }

    @Override
    public void inverse(double[] values) {
        for (int axis = Band.AXES - 1; axis >= 0; axis--) {
            new CosinePass(sizes, axis, cuts[axis]).run(values, false);
        }
    }

    @Override
    public int[] smoothBox() {
        int[] box = new int[Band.AXES];
        for (int axis = 0; axis < Band.AXES; axis++) {
            box[axis] = cuts[axis].count(0);
        }
        return box;
    }

    /// By the sum of the frequencies, so that each comes after those with one less.
    @Override
    public List<Band> bands() {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < cuts[0].frequencies(); i++) {
            for (int j = 0; j < cuts[1].frequencies(); j++) {
                for (int k = 0; k < cuts[2].frequencies(); k++) {
                    for (int l = 0; l < cuts[3].frequencies(); l++) {
                        all.add(new int[] {i, j, k, l});
                    }
                }
            }
        }
        all.sort(Comparator.comparingInt(f -> f[0] + f[1] + f[2] + f[3]));
        return all.stream().map(this::band).toList();
    }

    private Band band(int[] frequency) {
        int octave = Integer.MAX_VALUE;
        int details = 0;
        List<Band.Reference> references = new ArrayList<>();
        for (int axis = 0; axis < Band.AXES; axis++) {
            int f = frequency[axis];
            if (f == 0) {
                continue;
            }
            details++;
            octave = Math.min(octave, cuts[axis].octave(f));
            for (int back = 1; back <= Math.min(f, BEFORE); back++) {
                int[] lower = frequency.clone();
                lower[axis] -= back;
                if (lower[0] + lower[1] + lower[2] + lower[3] > 0) {
                    references.add(new Band.Reference(origin(lower), counts(lower), new int[Band.AXES]));
                }
            }
        }
        int kind = (Math.min(octave, 4) - 1) * 5 + details;
        return new Band(origin(frequency), counts(frequency), kind, references.toArray(Band.NONE));
    }

    private int[] origin(int[] frequency) {
        int[] origin = new int[Band.AXES];
        for (int axis = 0; axis < Band.AXES; axis++) {
            origin[axis] = cuts[axis].start(frequency[axis]);
        }
        return origin;
    }

    private int[] counts(int[] frequency) {
        int[] counts = new int[Band.AXES];
        for (int axis = 0; axis < Band.AXES; axis++) {
            counts[axis] = cuts[axis].count(frequency[axis]);
        }
        return counts;
    }
}
