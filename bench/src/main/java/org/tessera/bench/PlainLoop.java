package org.tessera.bench;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.BatchNorm3dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv3dImpl;
import org.bytedeco.pytorch.Conv3dOptions;
import org.bytedeco.pytorch.ConvTranspose3dImpl;
import org.bytedeco.pytorch.ConvTranspose3dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The relativity autoencoder of 7x7x7 as one would write it with libtorch's modules, and nothing around it.
final class PlainLoop {

    private static final double NANOS = 1e-9;

    private final List<Step> encoder = new ArrayList<>();
    private final List<Step> decoder = new ArrayList<>();
    private final TensorVector parameters = new TensorVector();
    private final List<Module> modules = new ArrayList<>();
    private final Adam adam;
    private final Tensor data;

    /// A layer.
    private interface Step {
        Tensor apply(Tensor x);
    }

    PlainLoop(int batch) {
        torch.set_num_threads(1);
        int[] channels = {1, 32, 64, 128};
        for (int i = 0; i < 3; i++) {
            conv(encoder, channels[i], channels[i + 1], 2);
            conv(encoder, channels[i + 1], channels[i + 1], 1);
            norm(encoder, channels[i + 1]);
        }
        encoder.add(x -> x.flatten(1, -1));
        linear(encoder, 128, 16);
        linear(decoder, 16, 128);
        decoder.add(x -> x.reshape(-1, 128, 1, 1, 1));
        for (int i = 3; i > 1; i--) {
            transposed(channels[i], channels[i - 1], 3, 2, 1, 1);
            conv(decoder, channels[i - 1], channels[i - 1], 1);
            norm(decoder, channels[i - 1]);
        }
        transposed(32, 1, 4, 1, 0, 0);
        adam = new Adam(parameters, new AdamOptions(1e-4));
        data = torch.randn(batch, 1, 7, 7, 7);
    }

    private <T extends Module> T kept(T module) {
        modules.add(module);
        TensorVector own = module.parameters();
        for (long i = 0; i < own.size(); i++) {
            parameters.push_back(own.get(i));
        }
        return module;
    }

    private void conv(List<Step> to, int in, int out, int stride) {
        Conv3dOptions options = new Conv3dOptions(in, out, new LongPointer(3, 3, 3));
        options.stride().put(new LongPointer(stride, stride, stride));
        options.padding().put(new LongPointer(1, 1, 1));
        to.add(kept(new Conv3dImpl(options))::forward);
    }

    private void transposed(int in, int out, int kernel, int stride, int padding, int more) {
        ConvTranspose3dOptions options = new ConvTranspose3dOptions(in, out, new LongPointer(kernel, kernel, kernel));
        options.stride().put(new LongPointer(stride, stride, stride));
        options.padding().put(new LongPointer(padding, padding, padding));
        options.output_padding().put(new LongPointer(more, more, more));
        decoder.add(kept(new ConvTranspose3dImpl(options))::forward);
    }

    private void norm(List<Step> to, int channels) {
        to.add(kept(new BatchNorm3dImpl(new BatchNormOptions(channels)))::forward);
        to.add(torch::relu);
    }

    private void linear(List<Step> to, int in, int out) {
        to.add(kept(new LinearImpl(in, out))::forward);
    }

    double rate(int steps) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            PointerScope scope = new PointerScope();
            try {
                step();
            } finally {
                scope.close();
            }
        }
        return steps / ((System.nanoTime() - start) * NANOS);
    }

    private void step() {
        adam.zero_grad();
        Tensor latent = data;
        for (Step step : encoder) {
            latent = step.apply(latent);
        }
        Tensor made = latent;
        for (Step step : decoder) {
            made = step.apply(made);
        }
        Tensor loss = torch.mse_loss(made, data).add(distance(latent).mul(new Scalar(0.9)));
        loss.backward();
        torch.clip_grad_norm_(parameters, 2);
        adam.step();
        if (!Float.isFinite(loss.item_float())) {
            throw new IllegalStateException("the loss is not finite");
        }
    }

    private static Tensor distance(Tensor latent) {
        Tensor directions = torch.randn(latent.size(1), 50);
        Tensor unit = directions.div(directions.norm(new ScalarOptional(new Scalar(2)), new long[] {0}, true));
        Tensor prior = torch.randn(latent.size(0), latent.size(1));
        return torch.mse_loss(
                latent.mm(unit).sort(0, false).get0(),
                prior.mm(unit).sort(0, false).get0());
    }
}
