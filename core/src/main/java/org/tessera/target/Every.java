package org.tessera.target;

import java.util.List;
import java.util.stream.Collectors;

/// Several bounds at once: each of them holds at every point.
///
/// @param bounds at least one; none is itself an `Every`
public record Every(List<ErrorBound> bounds) implements ErrorBound {
    public Every {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty() || bounds.stream().anyMatch(Every.class::isInstance)) {
            throw new IllegalArgumentException("every: one or more plain bounds expected");
        }
    }

    @Override
    public String text() {
        return bounds.stream().map(Target::text).collect(Collectors.joining(","));
    }
}
