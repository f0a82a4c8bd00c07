package org.tessera.wavelet;

/// First-order Lorenzo prediction of the smooth band: one difference of whole numbers along each axis.
///
/// Where few levels are taken, or none, the smooth band is still a picture of the field, and neighbours in it are
/// alike.
final class SmoothDifference {

    private final int[] strides;
    private final int[] box;

    /// @param sizes of the array
    /// @param box sizes of the smooth band, at the origin
    SmoothDifference(int[] sizes, int[] box) {
        strides = new int[] {sizes[1] * sizes[2] * sizes[3], sizes[2] * sizes[3], sizes[3], 1};
        this.box = box.clone();
    }

    void forward(double[] numbers) {
        for (int axis = 0; axis < Band.AXES; axis++) {
            for (int i = box[axis] - 1; i > 0; i--) {
                along(numbers, axis, i, -1);
            }
        }
    }

    void inverse(double[] numbers) {
        for (int axis = Band.AXES - 1; axis >= 0; axis--) {
            for (int i = 1; i < box[axis]; i++) {
                along(numbers, axis, i, 1);
            }
        }
    }

    /// Adds the slice before, or takes it away.
    private void along(double[] numbers, int axis, int index, double sign) {
        int[] n = box.clone();
        n[axis] = 1;
        int start = index * strides[axis];
        for (int i = 0; i < n[0]; i++) {
            for (int j = 0; j < n[1]; j++) {
                for (int k = 0; k < n[2]; k++) {
                    int at = start + i * strides[0] + j * strides[1] + k * strides[2];
                    for (int x = at; x < at + n[3]; x++) {
                        numbers[x] += sign * numbers[x - strides[axis]];
                    }
                }
            }
        }
    }
}
