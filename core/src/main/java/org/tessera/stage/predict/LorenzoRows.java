package org.tessera.stage.predict;

/// Lorenzo prediction of 32-bit integers, a row at a time: the same differences as [LorenzoDifference].
///
/// The product of differences along the slower axes is a sum of earlier rows with small coefficients, so it runs over
/// whole rows; only the differences along the row itself depend on neighbours. Arithmetic wraps, so any integers
/// come back.
public final class LorenzoRows {

    private final int[] sizes;
    private final int rowOrder;

    /// For each term: how many rows back along each slower axis it lies, how far in the array, and its coefficient.
    private final int[][] back;

    private final int[] offset;
    private final int[] coefficient;
    private final int[] index;

    /// @param sizes axis sizes, slowest first
    /// @param orders how many differences along each axis, 0 to 2
    public LorenzoRows(int[] sizes, int[] orders) {
        int slower = sizes.length - 1;
        this.sizes = sizes.clone();
        this.rowOrder = orders[slower];
        this.index = new int[slower];
        int terms = 1;
        for (int axis = 0; axis < slower; axis++) {
            terms *= orders[axis] + 1;
        }
        back = new int[terms - 1][slower];
        offset = new int[terms - 1];
        coefficient = new int[terms - 1];
        for (int term = 1; term < terms; term++) {
            int rest = term;
            int stride = sizes[slower];
            int product = 1;
            for (int axis = slower - 1; axis >= 0; axis--) {
                int k = rest % (orders[axis] + 1);
                rest /= orders[axis] + 1;
                back[term - 1][axis] = k;
                offset[term - 1] += k * stride;
                product *= k == 0 ? 1 : k == 1 ? -orders[axis] : 1;
                stride *= sizes[axis];
            }
            coefficient[term - 1] = product;
        }
    }

    /// Residuals of the row of `values` that starts at `at`; rows must be taken in order.
    public void forward(int[] values, int at, int[] residuals, int to) {
        int n = sizes[sizes.length - 1];
        System.arraycopy(values, at, residuals, to, n);
        for (int term = 0; term < offset.length; term++) {
            if (isInside(term)) {
                add(values, at - offset[term], coefficient[term], residuals, to, n);
            }
        }
        for (int order = 0; order < rowOrder; order++) {
            difference(residuals, to, n);
        }
        next();
    }

    /// Values of the row that starts at `at` from its residuals, which are used up; the rows before must be there.
    public void inverse(int[] residuals, int from, int[] values, int at) {
        int n = sizes[sizes.length - 1];
        for (int order = 0; order < rowOrder; order++) {
            sum(residuals, from, n);
        }
        for (int term = 0; term < offset.length; term++) {
            if (isInside(term)) {
                add(values, at - offset[term], -coefficient[term], residuals, from, n);
            }
        }
        System.arraycopy(residuals, from, values, at, n);
        next();
    }

    private boolean isInside(int term) {
        for (int axis = 0; axis < index.length; axis++) {
            if (index[axis] < back[term][axis]) {
                return false;
            }
        }
        return true;
    }

    private void next() {
        for (int axis = index.length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
            index[axis] = 0;
        }
    }

    private static void add(int[] from, int at, int times, int[] to, int start, int n) {
        if (times == 1) {
            for (int i = 0; i < n; i++) {
                to[start + i] += from[at + i];
            }
        } else if (times == -1) {
            for (int i = 0; i < n; i++) {
                to[start + i] -= from[at + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                to[start + i] += times * from[at + i];
            }
        }
    }

    private static void difference(int[] v, int at, int n) {
        int before = 0;
        for (int i = at; i < at + n; i++) {
            int value = v[i];
            v[i] = value - before;
            before = value;
        }
    }

    private static void sum(int[] v, int at, int n) {
        int sum = 0;
        for (int i = at; i < at + n; i++) {
            sum += v[i];
            v[i] = sum;
        }
    }
}
