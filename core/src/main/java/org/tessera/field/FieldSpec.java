package org.tessera.field;

/// What is known of a field without its values.
///
/// @param name how the variable is called; may be a path with slashes
/// @param type type of each value
/// @param shape axis sizes, slowest first
public record FieldSpec(String name, ElementType type, Shape shape) {

    /// Size of the values in bytes.
    public long bytes() {
        return Math.multiplyExact(shape.count(), (long) type.bytes());
    }

    public FieldSpec withShape(Shape other) {
        return new FieldSpec(name, type, other);
    }

    public FieldSpec withType(ElementType other) {
        return new FieldSpec(name, other, shape);
    }
}
