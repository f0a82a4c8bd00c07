package org.tessera.formats.fits;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// All HDUs of a file. What follows the last one (special records, tape padding) is none.
final class HduList {

    /// HDUs of a file at most; every one takes a block at least.
    private static final int MOST = 1 << 16;

    private HduList() {}

    /// @throws org.tessera.error.CompressionException when the file is damaged
    static List<Hdu> read(MemorySegment file) {
        if (!Cards.startsAt(file, 0, "SIMPLE  =")) {
            throw new MalformedException(0, "a FITS file starts with the card SIMPLE, this one does not");
        }
        List<Hdu> list = new ArrayList<>();
        long at = 0;
        do {
            if (list.size() == MOST) {
                throw new LimitExceededException("HDUs of a FITS file", list.size() + 1L, MOST);
            }
            Hdu hdu = Hdu.of(list.size(), Cards.read(file, at, list.size()), file.byteSize());
            list.add(hdu);
            at = hdu.end();
        } while (at < file.byteSize() && Cards.startsAt(file, at, "XTENSION="));
        return list;
    }
}
