package org.tessera.formats.netcdf;

import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Conventions;
import org.tessera.formats.netcdf.Header.StoredVariable;

/// A variable that is an array of numbers: where it lies and what its attributes say.
///
/// @param stored as in the header
/// @param placement where its values lie, with their type and shape
/// @param said its attributes
record StoredArray(StoredVariable stored, SlabPlacement placement, Conventions said) {

    /// What the library puts where nothing was written, for float and double alike (`NC_FILL_FLOAT` in netcdf.h). Its
    /// fills of integers are not taken as such: they are measurements at least as often.
    private static final double DEFAULT_FILL = 9.9692099683868690e+36;

    /// Null for scalars, texts, arrays without values, and what [#unsupported] names.
    static @Nullable StoredArray of(StoredVariable stored, Layout layout) {
        Layout.Slabs slabs = layout.of(stored);
        if (stored.dimensions().isEmpty() || slabs.isEmpty() || unsupported(stored) != null) {
            return null;
        }
        Conventions said = said(stored);
        ElementType type = element(stored, said);
        if (type == null) {
            return null;
        }
        long[] sizes = stored.dimensions().stream()
                .mapToLong(dimension -> dimension.isRecord() ? slabs.count() : dimension.size())
                .toArray();
        return new StoredArray(stored, SlabPlacement.of(slabs, type, Shape.of(sizes)), said);
    }

    /// A sentence about an array of numbers that is kept as it is, or null.
    static @Nullable String unsupported(StoredVariable stored) {
        int rank = stored.dimensions().size();
        if (stored.type() == NetcdfType.UINT64 && rank > 0) {
            return "kept exactly: " + stored.name() + " (unsigned 64-bit integers)";
        }
        if (stored.type() != NetcdfType.CHAR && rank > Shape.MAX_RANK) {
            return "kept exactly: " + stored.name() + " (rank " + rank + ", at most " + Shape.MAX_RANK + ")";
        }
        return null;
    }

    String name() {
        return stored.name();
    }

    Variable variable(Field field, boolean namedByOthers) {
        return new Variable(
                name(),
                field,
                fills(),
                inType(said.validMin()),
                inType(said.validMax()),
                namedByOthers || said.isAxis() || isCoordinate(),
                null,
                said.shown(),
                said.packing());
    }

    /// A variable of one axis that has the name of that axis (NetCDF User's Guide, "Coordinate Variables").
    private boolean isCoordinate() {
        return stored.dimensions().size() == 1
                && stored.dimensions().getFirst().name().equals(stored.name());
    }

    private double[] fills() {
        boolean byDefault = stored.type().isFloat() && !said.says("_FillValue");
        double[] fills = byDefault ? said.fills(DEFAULT_FILL) : said.fills();
        return DoubleStream.of(fills).map(this::inType).toArray();
    }

    /// Attributes of integers meant as unsigned have the signed type of the file.
    private double inType(double value) {
        ElementType type = placement.place().type();
        return value < 0 && type.isUnsigned() ? value + Math.scalb(1.0, 8 * type.bytes()) : value;
    }

    private static @Nullable ElementType element(StoredVariable stored, Conventions said) {
        ElementType type = stored.type().element();
        if (type == null || !said.isUnsigned()) {
            return type;
        }
        return switch (type) {
            case I8 -> ElementType.U8;
            case I16 -> ElementType.U16;
            case I32 -> ElementType.U32;
            default -> type;
        };
    }

    /// The attributes as they are meant for stored values.
    static Conventions said(StoredVariable stored) {
        Conventions all = new Conventions(
                stored.attributes().stream().map(Header.TypedAttribute::said).toList());
        ElementType type = stored.type().element();
        return type == null ? all : all.ofStored(type);
    }
}
