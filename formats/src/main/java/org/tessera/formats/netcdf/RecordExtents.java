package org.tessera.formats.netcdf;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import org.tessera.error.LimitExceededException;
import org.tessera.formats.Extent;

/// Byte ranges of variables in ascending order: fixed ones, then one a record for each of the others. Computed when
/// asked for, so that memory does not grow with the number of records.
final class RecordExtents extends AbstractList<Extent> implements RandomAccess {

    private final List<Layout.Slabs> fixed;
    private final List<Layout.Slabs> growing;
    private final int size;

    RecordExtents(Collection<Layout.Slabs> slabs) {
        this.fixed = ascending(slabs, false);
        this.growing = ascending(slabs, true);
        long records = growing.isEmpty() ? 0 : growing.getFirst().count();
        if (records > (Integer.MAX_VALUE - fixed.size()) / Math.max(1, growing.size())) {
            throw new LimitExceededException("records of a NetCDF file", records, Integer.MAX_VALUE / growing.size());
        }
        this.size = fixed.size() + (int) records * growing.size();
    }

    private static List<Layout.Slabs> ascending(Collection<Layout.Slabs> slabs, boolean record) {
        return slabs.stream()
                .filter(s -> isSpread(s) == record)
                .sorted(Comparator.comparingLong(Layout.Slabs::begin))
                .toList();
    }

    /// The only variable of the records lies in one piece.
    private static boolean isSpread(Layout.Slabs slabs) {
        return slabs.record() && slabs.pitch() > slabs.bytes();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Extent get(int index) {
        java.util.Objects.checkIndex(index, size);
        if (index < fixed.size()) {
            Layout.Slabs whole = fixed.get(index);
            return new Extent(whole.begin(), whole.end() - whole.begin());
        }
        int inRecords = index - fixed.size();
        Layout.Slabs slabs = growing.get(inRecords % growing.size());
        long record = inRecords / growing.size();
        return new Extent(slabs.begin() + record * slabs.pitch(), slabs.bytes());
    }
}
