package org.tessera.residual;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;

/// A model of a field that says most of it in few numbers: modes, mixtures, transforms, networks.
///
/// It promises no bound; [BoundedCodec] adds what is left over where one is asked for. Analysis may use any
/// arithmetic; synthesis has the same bits on every machine, else what is left over would mean something else there.
public interface Approximator {

    /// Fits the model.
    ///
    /// @param field finite values, which are left as they are
    /// @return null where the model does not fit the shape
    @Nullable
    Analysis analyse(ArrayField field);

    /// The values that the numbers give, finite or not.
    ///
    /// @param in what [Analysis#write] wrote, to its end
    /// @param spec shape of the field
    /// @throws org.tessera.error.CompressionException when the bytes are not what an analysis writes
    double[] synthesise(ByteReader in, FieldSpec spec, Limits limits);

    /// A fitted model, to be written as finely as is wanted.
    @FunctionalInterface
    interface Analysis {

        /// The numbers as finely as a quality asks, for models that know better than one step for all points.
        ///
        /// @return null where steps are to be tried instead
        default byte @Nullable [] within(Quality quality) {
            return null;
        }

        /// The numbers of the model, rounded.
        ///
        /// @param step error of about that size may be made at a point of the field, above 0
        /// @return null where numbers would be too large
        byte @Nullable [] write(double step);
    }
}
