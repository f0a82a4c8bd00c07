package org.tessera.formats.netcdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tessera.error.MalformedException;
import org.tessera.formats.netcdf.Header.StoredVariable;

/// Where the values of every variable lie: the fixed ones each in one piece, then the records, each with a slab of
/// every record variable.
///
/// All of it lies inside the file, behind the header, and no byte belongs to two variables.
///
/// @param slabs by name, in the order of the file
/// @param records number of records
record Layout(Map<String, Slabs> slabs, long records) {

    Slabs of(StoredVariable variable) {
        return Objects.requireNonNull(slabs.get(variable.name()));
    }

    /// Equal pieces at equal distances.
    ///
    /// @param name the variable
    /// @param begin first byte of the first piece
    /// @param bytes length of a piece
    /// @param pitch from one piece to the next
    /// @param count number of pieces: records, or 1
    /// @param record whether each piece is part of a record
    record Slabs(String name, long begin, long bytes, long pitch, long count, boolean record) {

        /// One past the last byte.
        ///
        /// @throws ArithmeticException beyond 2^63
        long end() {
            return count == 0
                    ? begin
                    : Math.addExact(Math.addExact(begin, bytes), Math.multiplyExact(count - 1, pitch));
        }

        boolean isEmpty() {
            return count == 0 || bytes == 0;
        }
    }

    /// @throws MalformedException when the values do not fit the file or each other
    static Layout of(Header header, long fileBytes) {
        List<StoredVariable> growing =
                header.variables().stream().filter(StoredVariable::isRecord).toList();
        long pitch = recordBytes(growing);
        long records = header.records() == Header.STREAMING ? streamed(growing, pitch, fileBytes) : header.records();
        Map<String, Slabs> slabs = new LinkedHashMap<>();
        for (StoredVariable variable : header.variables()) {
            long bytes = slabBytes(variable);
            boolean record = variable.isRecord();
            slabs.put(
                    variable.name(),
                    new Slabs(
                            variable.name(),
                            variable.begin(),
                            bytes,
                            record ? pitch : bytes,
                            record ? records : 1,
                            record));
        }
        Layout layout = new Layout(slabs, records);
        layout.check(header.bytes(), fileBytes, pitch);
        return layout;
    }

    /// Bytes of one record: slabs are padded to multiples of four, but not when there is only one ("a special case:
    /// where there is exactly one record variable ... no padding is used").
    private static long recordBytes(List<StoredVariable> growing) {
        if (growing.size() == 1) {
            return slabBytes(growing.getFirst());
        }
        long sum = 0;
        for (StoredVariable variable : growing) {
            long bytes = slabBytes(variable);
            sum += bytes + HeaderBytes.padding(bytes);
            if (sum < 0) {
                throw tooLarge(variable);
            }
        }
        return sum;
    }

    /// Bytes of the values of one record, or of all values.
    private static long slabBytes(StoredVariable variable) {
        long bytes = variable.type().bytes();
        for (Header.Dimension dimension : variable.dimensions()) {
            long size = dimension.isRecord() ? 1 : dimension.size();
            if (Math.multiplyHigh(bytes, size) != 0 || bytes * size < 0) {
                throw tooLarge(variable);
            }
            bytes *= size;
        }
        return bytes;
    }

    /// Whole records in a file whose writer could not go back to count them; padding at the very end may be missing.
    private static long streamed(List<StoredVariable> growing, long pitch, long fileBytes) {
        long first = 0;
        for (StoredVariable variable : growing) {
            long bytes = slabBytes(variable);
            if (variable.begin() > fileBytes || bytes > fileBytes - variable.begin()) {
                return 0;
            }
            first = Math.max(first, variable.begin() + bytes);
        }
        return growing.isEmpty() ? 0 : 1 + (fileBytes - first) / pitch;
    }

    private void check(long headerBytes, long fileBytes, long pitch) {
        List<Slabs> ascending = new ArrayList<>(slabs.values());
        ascending.removeIf(Slabs::isEmpty);
        ascending.sort(Comparator.comparing(Slabs::record).thenComparingLong(Slabs::begin));
        String before = "the header";
        long free = headerBytes;
        long recordEnd = Long.MAX_VALUE;
        for (Slabs next : ascending) {
            checkInside(next, fileBytes);
            if (next.begin() < free) {
                throw new MalformedException(
                        next.begin(),
                        "the values of '" + next.name() + "' begin inside " + before + ", which ends at byte " + free);
            }
            if (next.record() && recordEnd == Long.MAX_VALUE) {
                recordEnd = next.begin() + pitch;
            }
            before = "the values of '" + next.name() + "'";
            free = next.begin() + next.bytes();
        }
        if (free > recordEnd) {
            throw new MalformedException(
                    recordEnd,
                    before + " of one record reach into the next record: its end at byte " + recordEnd
                            + " expected, found " + free);
        }
    }

    private static void checkInside(Slabs slabs, long fileBytes) {
        long end;
        try {
            end = slabs.end();
        } catch (ArithmeticException e) {
            end = Long.MAX_VALUE;
        }
        if (end > fileBytes) {
            throw new MalformedException(
                    slabs.begin(),
                    "the values of '" + slabs.name() + "' end at byte " + end + " of a file of " + fileBytes);
        }
    }

    private static MalformedException tooLarge(StoredVariable variable) {
        return new MalformedException(-1, "'" + variable.name() + "' claims more than 2^63 bytes of values");
    }
}
