package org.tessera.codec;

import java.io.IOException;
import java.util.List;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.model.ModelUse;

/// What a codec may look at before the first chunk of a variable is encoded.
public interface Preparation {

    /// Of the whole variable.
    FieldSpec spec();

    int chunks();

    /// The values of a chunk as the codec will see them: finite, logarithms under a pointwise bound.
    ArrayField chunk(int number) throws IOException;

    /// An absolute tolerance, or where a size or quality is searched for a guess of it; above 0.
    double tolerance();

    /// Models that the user names.
    List<ModelUse> models();
}
