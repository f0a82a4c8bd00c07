package org.tessera.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.MissingModelException;

/// The models of a variable, found when they are first asked for. Safe from many threads.
///
/// Whatever a source says, bytes count only when their hash is the one in the file.
public final class VariableModels {

    public static final VariableModels NONE = new VariableModels(List.of(), List.of());

    private final List<ModelReference> references;
    private final List<ModelSource> sources;
    private final Map<Integer, Object> parsed = new ConcurrentHashMap<>();

    /// @param references in the order of the variable's header
    /// @param sources in the order in which they are asked
    public VariableModels(List<ModelReference> references, List<ModelSource> sources) {
        this.references = List.copyOf(references);
        this.sources = List.copyOf(sources);
    }

    /// Models that are at hand.
    public static VariableModels of(List<ModelUse> uses) {
        List<ModelSource> sources = new ArrayList<>();
        for (ModelUse use : uses) {
            sources.add(new Held(use.reference().id(), use.bytes()));
        }
        return new VariableModels(uses.stream().map(ModelUse::reference).toList(), sources);
    }

    private record Held(ModelId id, byte[] bytes) implements ModelSource {
        @Override
        public byte @Nullable [] find(ModelId wanted) {
            return wanted.equals(id) ? bytes : null;
        }

        @Override
        public String place() {
            return "memory";
        }
    }

    public List<ModelReference> references() {
        return references;
    }

    public boolean isEmpty() {
        return references.isEmpty();
    }

    /// A model as its codec wants it, parsed once.
    ///
    /// @param number in the variable's header
    /// @throws MissingModelException when no source has it
    public <T> T get(int number, Class<T> type, Function<byte[], T> parse) {
        if (number >= references.size()) {
            throw new MalformedException(
                    -1, "a payload names model " + number + ", the variable has " + references.size());
        }
        return type.cast(parsed.computeIfAbsent(number, n -> parse.apply(bytes(references.get(n)))));
    }

    private byte[] bytes(ModelReference reference) {
        for (ModelSource source : sources) {
            byte[] bytes = source.find(reference.id());
            if (bytes != null && ModelId.of(bytes).equals(reference.id())) {
                return bytes;
            }
        }
        List<String> places = sources.stream().map(ModelSource::place).toList();
        throw new MissingModelException("the file needs model " + reference.name() + ", SHA-256 " + reference.id()
                + ", which is not here; looked in " + String.join(", ", places)
                + ": put its .tsm file next to the file, or run tessera models import FILE.tsm");
    }
}
