package org.tessera.training.fit;

import org.tessera.neural.fit.Autoencoding;
import org.tessera.neural.fit.NetworkFitter;
import org.tessera.neural.fit.Regression;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.training.Libtorch;

/// Fits by libtorch, one network at a time and on one thread.
public final class LibtorchFitter implements NetworkFitter {

    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public NamedTensors fit(Regression task) {
        synchronized (ONE_AT_A_TIME) {
            Libtorch.load();
            return new RegressionRun(task).run();
        }
    }

    @Override
    public NamedTensors fit(Autoencoding task) {
        synchronized (ONE_AT_A_TIME) {
            Libtorch.load();
            return new AutoencodingRun(task).run();
        }
    }
}
