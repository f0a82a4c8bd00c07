package org.tessera.neural.layer;

import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// What comes out of a layer, from what goes in. Nothing is allocated, and what does not fit is said in a sentence.
public final class LayerShapes {

    private LayerShapes() {}

    public static Features output(LayerSpec spec, Features in) {
        return switch (spec) {
            case LayerSpec.Linear linear -> {
                require(in.rank() == 0, "linear", in, "features without axes: put flatten before it");
                yield Features.of(linear.features());
            }
            case LayerSpec.Convolution conv -> convolved(conv, in);
            case LayerSpec.TransposedConvolution conv -> transposed(conv, in);
            case LayerSpec.BatchNorm norm -> in;
            case LayerSpec.GroupNorm norm -> {
                require(
                        in.channels() % norm.groups() == 0,
                        "group-norm",
                        in,
                        "channels in " + norm.groups() + " groups");
                yield in;
            }
            case LayerSpec.Scale scale -> in;
            case LayerSpec.Gdn gdn -> in;
            case LayerSpec.Activation activation -> in;
            case LayerSpec.Pool pool -> pooled(pool, in);
            case LayerSpec.Upsample up -> upsampled(up, in);
            case LayerSpec.Residual residual -> same("residual", residual.body(), in);
            case LayerSpec.Gate gate -> same("gate", gate.body(), in);
            case LayerSpec.Sequence sequence -> {
                Features at = in;
                for (LayerSpec layer : sequence.layers()) {
                    at = output(layer, at);
                }
                yield at;
            }
            case LayerSpec.Flatten flatten -> Features.of(in.count());
            case LayerSpec.Reshape reshape -> {
                require(reshape.to().count() == in.count(), "reshape", in, "as many numbers as " + reshape.to());
                yield reshape.to();
            }
        };
    }

    private static Features same(String name, LayerSpec.Sequence body, Features in) {
        Features out = output(body, in);
        require(out.equals(in), name, in, "layers inside that keep the shape, and they make " + out);
        return in;
    }

    private static Features convolved(LayerSpec.Convolution conv, Features in) {
        require(in.rank() > 0, "conv", in, "at least one axis: put reshape before it");
        int[] sizes = in.sizes();
        sizes[0] = conv.channels();
        for (int axis = 1; axis < sizes.length; axis++) {
            long room = (long) sizes[axis] + 2L * conv.padding() - conv.kernel();
            require(room >= 0, "conv", in, "axes of at least the kernel " + conv.kernel());
            sizes[axis] = Math.toIntExact(room / conv.stride() + 1);
        }
        return Features.of(sizes);
    }

    private static Features transposed(LayerSpec.TransposedConvolution conv, Features in) {
        require(in.rank() > 0, "transposed-conv", in, "at least one axis: put reshape before it");
        int[] sizes = in.sizes();
        sizes[0] = conv.channels();
        for (int axis = 1; axis < sizes.length; axis++) {
            long size = (sizes[axis] - 1L) * conv.stride() - 2L * conv.padding() + conv.kernel() + conv.outputPadding();
            require(size >= 1 && size <= Features.MOST, "transposed-conv", in, "axes that stay positive");
            sizes[axis] = (int) size;
        }
        return Features.of(sizes);
    }

    private static Features pooled(LayerSpec.Pool pool, Features in) {
        String name = pool.maximum() ? "max-pool" : "avg-pool";
        require(in.rank() > 0, name, in, "at least one axis");
        int[] sizes = in.sizes();
        for (int axis = 1; axis < sizes.length; axis++) {
            require(sizes[axis] >= pool.kernel(), name, in, "axes of at least the kernel " + pool.kernel());
            sizes[axis] = (sizes[axis] - pool.kernel()) / pool.stride() + 1;
        }
        return Features.of(sizes);
    }

    private static Features upsampled(LayerSpec.Upsample up, Features in) {
        require(in.rank() > 0, "upsample", in, "at least one axis");
        int[] sizes = in.sizes();
        for (int axis = 1; axis < sizes.length; axis++) {
            long size = (long) sizes[axis] * up.factor();
            if (size > Features.MOST) {
                throw new LimitExceededException("points along an axis", size, Features.MOST);
            }
            sizes[axis] = (int) size;
        }
        return Features.of(sizes);
    }

    private static void require(boolean fits, String layer, Features in, String wanted) {
        if (!fits) {
            throw new MalformedException(-1, "layer " + layer + " gets " + in + " and needs " + wanted);
        }
    }
}
