package org.tessera.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.io.ByteSource;
import org.tessera.io.Limits;
import org.tessera.model.ModelId;
import org.tessera.model.ModelSource;

/// The models that a container holds.
///
/// @param others frames of the container, of which those of models count
record EmbeddedModels(ByteSource source, Limits limits, List<Frame> others) implements ModelSource {

    @Override
    public byte @Nullable [] find(ModelId id) {
        for (Frame frame : others) {
            if (frame.type() == FrameType.MODEL && id(frame).equals(id)) {
                limits.checkMetadata(frame.bodyLength());
                return source.read(frame.bodyOffset(), (int) frame.bodyLength());
            }
        }
        return null;
    }

    private static ModelId id(Frame frame) {
        return ModelId.read(frame.headReader());
    }

    Map<ModelId, Long> sizes() {
        Map<ModelId, Long> sizes = new LinkedHashMap<>();
        for (Frame frame : others) {
            if (frame.type() == FrameType.MODEL) {
                sizes.put(id(frame), frame.bodyLength());
            }
        }
        return sizes;
    }

    @Override
    public String place() {
        return "the file itself";
    }
}
