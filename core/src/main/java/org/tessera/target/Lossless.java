package org.tessera.target;

/// Every bit comes back, payloads of NaN and the sign of zero included.
public record Lossless() implements ErrorBound {

    @Override
    public String text() {
        return "lossless";
    }
}
