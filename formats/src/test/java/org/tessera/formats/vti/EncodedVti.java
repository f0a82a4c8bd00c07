package org.tessera.formats.vti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.Generated;

/// VTI files in every way of writing arrays, put together by hand as the VTK user's guide describes them.
///
/// @param mode ascii, binary, base64 or raw: the latter two appended
/// @param compressor none, ZLib or LZ4
record EncodedVti(String mode, String compressor, int wordBytes, ByteOrder order) {

    private static final int BLOCK = 64;

    static List<EncodedVti> all() {
        List<EncodedVti> all = new ArrayList<>();
        for (String mode : List.of("ascii", "binary", "base64", "raw")) {
            for (String compressor : List.of("none", "ZLib", "LZ4")) {
                for (int wordBytes : new int[] {4, 8}) {
                    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                        if (!mode.equals("ascii") || compressor.equals("none")) {
                            all.add(new EncodedVti(mode, compressor, wordBytes, order));
                        }
                    }
                }
            }
        }
        return all;
    }

    /// Arrays on 4x3x2 points: a float vector with a name that is not ASCII, and a scalar.
    byte[] file(ArrayField vector, ArrayField scalar) throws IOException {
        boolean appended = mode.equals("base64") || mode.equals("raw");
        List<ArrayField> arrays = List.of(vector, scalar);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\" byte_order=\"")
                .append(order == ByteOrder.BIG_ENDIAN ? "BigEndian" : "LittleEndian")
                .append(wordBytes == 8 ? "\" header_type=\"UInt64\"" : "\"")
                .append(compressor.equals("none") ? "" : " compressor=\"vtk" + compressor + "DataCompressor\"")
                .append(
                        ">\n<!-- <a --><ImageData WholeExtent=\"0 3 0 2 0 1\"><Piece Extent=\"0 3 0 2 0 1\"><PointData>\n");
        for (int i = 0; i < 2; i++) {
            ArrayField array = arrays.get(i);
            String type = array.spec().type() == ElementType.F32 ? "Float32" : "Int16";
            xml.append("<DataArray type=\"")
                    .append(type)
                    .append(i == 0 ? "\" Name=\"ρ\" NumberOfComponents=\"3" : "\" Name=\"n");
            xml.append("\" format=\"")
                    .append(appended ? "appended\" offset=\"" + data.size() : mode)
                    .append("\">\n");
            byte[] encoded = mode.equals("ascii") ? text(array) : binary(Generated.bytes(array, order));
            if (appended) {
                data.write(encoded);
            } else {
                xml.append("   ")
                        .append(new String(encoded, StandardCharsets.US_ASCII))
                        .append('\n');
            }
            xml.append(i == 0 ? "<InformationKey name=\"k\"><Value index=\"0\">1</Value></InformationKey>" : "");
            xml.append("</DataArray>\n");
        }
        xml.append("</PointData></Piece></ImageData>\n");
        if (appended) {
            xml.append("<AppendedData encoding=\"").append(mode).append("\">\n_");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        data.writeTo(out);
        out.write((appended ? "\n</AppendedData></VTKFile>\n" : "</VTKFile>\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] text(ArrayField array) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < array.size(); i++) {
            text.append(
                    array.spec().type() == ElementType.F32 ? (Object) (float) array.value(i) : (long) array.value(i));
            text.append(i % 5 == 4 ? "\n  " : " ");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] binary(byte[] values) throws IOException {
        boolean base64 = !mode.equals("raw");
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (compressor.equals("none")) {
            head.write(word(values.length));
            head.write(values);
        } else {
            int blocks = Math.ceilDiv(values.length, BLOCK);
            head.write(word(blocks));
            head.write(word(BLOCK));
            head.write(word(values.length % BLOCK));
            for (int at = 0; at < values.length; at += BLOCK) {
                byte[] stored = stored(Arrays.copyOfRange(values, at, Math.min(at + BLOCK, values.length)));
                head.write(word(stored.length));
                body.write(stored);
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(base64 ? Base64.getEncoder().encode(head.toByteArray()) : head.toByteArray());
        all.write(base64 ? Base64.getEncoder().encode(body.toByteArray()) : body.toByteArray());
        return all.toByteArray();
    }

    private byte[] stored(byte[] block) throws IOException {
        if (compressor.equals("LZ4")) {
            return LZ4Factory.safeInstance().fastCompressor().compress(block);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
            deflate.write(block);
        }
        return out.toByteArray();
    }

    private byte[] word(long value) {
        ByteBuffer word = ByteBuffer.allocate(wordBytes).order(order);
        return (wordBytes == 8 ? word.putLong(value) : word.putInt((int) value)).array();
    }
}
