package org.tessera.neural;

import java.io.IOException;
import java.util.Map;

/// Trains networks. It is found by [java.util.ServiceLoader], as it needs libraries of hundreds of megabytes that
/// nobody who only compresses should have to fetch.
public interface Trainer {

    /// Trains, and writes a model file.
    ///
    /// @return what was reached, for a report in JSON
    /// @throws IllegalArgumentException for settings or data that cannot be trained with
    Map<String, Object> train(TrainRequest request, Console console) throws IOException;

    /// Where a trainer says how it goes.
    interface Console {

        /// The line of the moment; the next one replaces it.
        void progress(String line);

        /// A line that stays.
        void say(String line);

        /// A line that stays and is not part of the result.
        void note(String line);
    }
}
