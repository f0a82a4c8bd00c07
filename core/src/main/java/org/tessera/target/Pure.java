package org.tessera.target;

/// The codec's own approximation and nothing else: what it loses is measured and becomes the bound that is stated.
public record Pure() implements Target {

    @Override
    public String text() {
        return "pure";
    }
}
