package org.tessera.training.loss;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// One minus the structural similarity (Wang et al. 2004) in windows of 3 points, over 1 to 3 axes; the dynamic range
/// is that of the batch.
final class StructuralLoss {

    private static final long WINDOW = 3;
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    private StructuralLoss() {}

    static Tensor of(Tensor x, Tensor y) {
        Tensor range = x.max().sub(x.min()).clamp_min(new Scalar(1e-12)).detach();
        Tensor c1 = range.mul(new Scalar(K1)).square();
        Tensor c2 = range.mul(new Scalar(K2)).square();
        Tensor meanX = windows(x);
        Tensor meanY = windows(y);
        Tensor varianceX = windows(x.square()).sub(meanX.square());
        Tensor varianceY = windows(y.square()).sub(meanY.square());
        Tensor covariance = windows(x.mul(y)).sub(meanX.mul(meanY));
        Tensor two = torch.full(
                new long[] {1}, new Scalar(2), x.options().requires_grad(new org.bytedeco.pytorch.BoolOptional(false)));
        Tensor upper = meanX.mul(meanY).mul(two).add(c1).mul(covariance.mul(two).add(c2));
        Tensor lower = meanX.square()
                .add(meanY.square())
                .add(c1)
                .mul(varianceX.add(varianceY).add(c2));
        return upper.div(lower).mean().negative().add(new Scalar(1));
    }

    private static Tensor windows(Tensor x) {
        int rank = (int) x.dim() - 2;
        long[] kernel = new long[rank];
        long[] stride = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            kernel[axis] = Math.min(WINDOW, x.size(axis + 2));
            stride[axis] = 1;
        }
        long[] padding = new long[rank];
        return switch (rank) {
            case 1 -> torch.avg_pool1d(x, kernel, stride, padding, false, true);
            case 2 -> torch.avg_pool2d(x, kernel, stride, padding, false, true, new LongOptional());
            case 3 -> torch.avg_pool3d(x, kernel, stride, padding, false, true, new LongOptional());
            default -> throw new IllegalArgumentException("the loss ssim needs blocks with 1 to 3 axes");
        };
    }
}
