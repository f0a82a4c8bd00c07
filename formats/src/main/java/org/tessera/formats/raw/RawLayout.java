package org.tessera.formats.raw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// Finds type and shape of a raw file from what the user says, the name, the length and, for the order of the axes,
/// the values. What was guessed is said; what is unclear is asked for.
final class RawLayout {

    /// The other order must be this much rougher before a guess is made.
    private static final double CLEAR = 1.2;

    /// Values a row apart are more alike than their neighbours by at least this, where the rows are there.
    private static final double ROWS_SHOW = 0.98;

    private final Path path;
    private final RawName name;
    private final RawOptions options;
    private final List<String> notices;
    private final long length;

    /// @param notices where sentences about guesses are added
    RawLayout(Path path, RawOptions options, List<String> notices) throws IOException {
        this.path = path;
        this.name = RawName.of(path);
        this.options = options;
        this.notices = notices;
        this.length = Files.size(path);
    }

    ContiguousPlacement place() throws IOException {
        if (length == 0) {
            throw new IllegalArgumentException(path.getFileName() + " is empty");
        }
        Shape shape = options.shape();
        return shape == null ? guessed() : given(shape);
    }

    private ContiguousPlacement given(Shape shape) {
        ElementType type = type();
        if (type == null) {
            type = typeByLength(shape);
            notices.add("type " + type.label() + " guessed from the length; say --dtype to choose another");
        }
        ContiguousPlacement place = at(type, shape);
        if (place.bytes() != length) {
            throw new IllegalArgumentException(path.getFileName() + ": shape " + shape + " of " + type.label()
                    + " needs " + place.bytes() + " bytes, found " + length);
        }
        return place;
    }

    private ElementType typeByLength(Shape shape) {
        if (length % shape.count() == 0 && length / shape.count() == Float.BYTES) {
            return ElementType.F32;
        }
        if (length % shape.count() == 0 && length / shape.count() == Double.BYTES) {
            return ElementType.F64;
        }
        throw new IllegalArgumentException(path.getFileName() + ": shape " + shape + " has " + shape.count()
                + " values, which does not fit " + length + " bytes of f32 or f64; correct --shape or say --dtype");
    }

    private ContiguousPlacement guessed() throws IOException {
        List<ContiguousPlacement> candidates = new ArrayList<>();
        ElementType known = type();
        for (ElementType type : known == null ? List.of(ElementType.F32, ElementType.F64) : List.of(known)) {
            if (length % type.bytes() == 0) {
                name.shapes(length / type.bytes()).forEach(shape -> candidates.add(at(type, shape)));
            }
        }
        if (candidates.size() != 1) {
            throw unclear(candidates, known);
        }
        ContiguousPlacement place = candidates.getFirst();
        if (known == null) {
            notices.add("type " + place.type().label() + " guessed from the name and the length");
        }
        return smoother(place);
    }

    private IllegalArgumentException unclear(List<ContiguousPlacement> candidates, @Nullable ElementType known) {
        String say = "; say --shape nz,ny,nx (slowest axis first)" + (known == null ? " and --dtype" : "");
        if (candidates.isEmpty()) {
            String what = known == null ? "f32 or f64" : known.label();
            return new IllegalArgumentException(path.getFileName() + ": no numbers in the name multiply to its "
                    + length + " bytes of " + what + say);
        }
        List<String> texts = candidates.stream()
                .map(place -> place.shape() + " " + place.type().label())
                .toList();
        return new IllegalArgumentException(
                path.getFileName() + ": the name fits " + String.join(" and ", texts) + say);
    }

    /// Numbers in a name come in both orders. In the wrong one, neighbours across rows are strangers.
    private ContiguousPlacement smoother(ContiguousPlacement named) throws IOException {
        Shape other = Shape.of(reversed(named.shape().sizes()));
        if (other.equals(named.shape())) {
            notices.add("shape " + named.shape() + " guessed from the name");
            return named;
        }
        double asNamed = Roughness.of(path, named);
        double turned = Roughness.of(path, at(named.type(), other));
        boolean keep = asNamed <= turned;
        double ratio = keep ? turned / asNamed : asNamed / turned;
        if (ratio >= CLEAR && !rows(keep ? named.shape() : other, named) && rows(keep ? other : named.shape(), named)) {
            keep = !keep; // a smooth series passed for rows that are not there
            Shape kept = keep ? named.shape() : other;
            notices.add("shape " + kept + " (C order) guessed from the name; rows of the other order do not show in"
                    + " the values");
            return at(named.type(), kept);
        }
        if (!(ratio >= CLEAR)) {
            throw new IllegalArgumentException(path.getFileName() + ": the values do not show whether the shape is "
                    + named.shape() + " or " + other + "; say --shape " + commas(named.shape()) + " or --shape "
                    + commas(other) + " (slowest axis first)");
        }
        Shape kept = keep ? named.shape() : other;
        notices.add(String.format(
                Locale.ROOT,
                "shape %s (C order) guessed from the name; the other order is %s rougher",
                kept,
                Double.isInfinite(ratio) ? "far" : String.format(Locale.ROOT, "%.1fx", ratio)));
        return at(named.type(), kept);
    }

    /// Whether the rows of a shape show in the values, or are too few to tell.
    private boolean rows(Shape shape, ContiguousPlacement named) throws IOException {
        return !(Roughness.alikeAcrossRows(path, at(named.type(), shape)) >= ROWS_SHOW);
    }

    private @Nullable ElementType type() {
        return options.type() != null ? options.type() : name.type();
    }

    private ContiguousPlacement at(ElementType type, Shape shape) {
        return new ContiguousPlacement(0, type, options.order(), shape);
    }

    private static String commas(Shape shape) {
        return shape.toString().replace('x', ',');
    }

    static long[] reversed(long[] sizes) {
        long[] out = new long[sizes.length];
        for (int axis = 0; axis < out.length; axis++) {
            out[axis] = sizes[sizes.length - 1 - axis];
        }
        return out;
    }
}
