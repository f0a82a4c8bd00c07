package org.tessera.neural.fit;

import java.util.ServiceLoader;
import org.tessera.neural.layer.NamedTensors;

/// Fits networks to data. It is found by [ServiceLoader], as the libraries that train are large; what it makes is
/// decoded without it.
///
/// The same task gives the same numbers on the same machine, not on another one.
public interface NetworkFitter {

    /// Numbers of the network of a task, under the names of its parameters.
    NamedTensors fit(Regression task);

    /// Numbers of both halves of an autoencoder, batch norms folded away, and the codebook where there is one.
    NamedTensors fit(Autoencoding task);

    /// The fitter that is there.
    ///
    /// @param codec who needs it, for the message
    /// @throws IllegalArgumentException when there is none
    static NetworkFitter find(String codec) {
        return ServiceLoader.load(NetworkFitter.class, NetworkFitter.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "codec " + codec + " trains a network, which needs the module tessera-training and"
                                + " libtorch on the class path: the launcher ./tessera of the source tree fetches and"
                                + " adds them when --codec names it (decompressing needs neither)"));
    }
}
