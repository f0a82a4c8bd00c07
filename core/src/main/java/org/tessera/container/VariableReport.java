package org.tessera.container;

import java.util.List;
import java.util.Map;
import org.tessera.field.FieldSpec;
import org.tessera.model.ModelUse;
import org.tessera.target.Target;
import org.tessera.target.Tolerance;

/// What became of a variable.
///
/// @param target what was asked
/// @param tolerance what it came to
/// @param bytes of its frames in the container
/// @param summary what was verified
/// @param codecs codec names and the number of chunks each made
/// @param models that decoding needs; those embedded are counted in the bytes
public record VariableReport(
        FieldSpec spec,
        Target target,
        Tolerance tolerance,
        long bytes,
        VariableSummary summary,
        Map<String, Integer> codecs,
        List<ModelUse> models) {

    /// Original bytes to the bytes of the variable's frames.
    public double ratio() {
        return (double) spec.bytes() / bytes;
    }

    public double bitsPerValue() {
        return 8.0 * bytes / spec.shape().count();
    }
}
