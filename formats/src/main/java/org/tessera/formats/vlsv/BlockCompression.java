package org.tessera.formats.vlsv;

import java.util.Locale;
import org.tessera.error.UnsupportedException;

/// How the values of blocks are stored. Files say it in the attribute `compression`; the number that some hold besides
/// stood for other methods in other builds of the writer, and is not looked at.
enum BlockCompression {
    /// Numbers as they are.
    NONE,

    /// One zfp stream a cell, one axis long, at an accuracy of the sparsity threshold of the cell.
    ZFP;

    static BlockCompression of(VlsvArray values) {
        String said = values.says("compression").strip();
        String method = said.toUpperCase(Locale.ROOT);
        if (method.equals("ZFP")) {
            return ZFP;
        }
        if (!method.isEmpty() && !method.equals("NONE")) {
            throw new UnsupportedException("the velocity distributions of " + VlsvFile.population(values)
                    + " are compressed by the writer's method '" + brief(said)
                    + "', which is not read; known: None and ZFP");
        }
        if (!values.isFloat()) {
            throw new UnsupportedException("the velocity distributions of " + VlsvFile.population(values)
                    + " are stored as '" + values.kind() + "' of " + values.bytesEach()
                    + " bytes, and the file does not say how they are compressed");
        }
        return NONE;
    }

    private static String brief(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
    }
}
