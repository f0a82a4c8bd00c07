package org.tessera.formats.vlsv;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.io.Limits;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpStream;
import org.tessera.zfp.ZfpType;

/// The values of the blocks of all cells, as they are or as one zfp stream a cell.
///
/// @param array BLOCKVARIABLE
/// @param type of the values
/// @param perBlock values of a block
/// @param firstByte of the stream of each cell, and the end of the last; nothing when values are as they are
@SuppressWarnings("ArrayRecordComponent")
record BlockValues(VlsvFile file, VlsvArray array, ElementType type, int perBlock, long[] firstByte) {

    double[] read(int index, long firstBlock, int blocks, OptionalDouble threshold) {
        int count = blocks * perBlock;
        if (count == 0) {
            return new double[0];
        }
        return firstByte.length == 0
                ? file.doubles(array, firstBlock * perBlock, count)
                : decoded(index, count, threshold);
    }

    /// Streams have no header: values are floats along one axis, and the accuracy is the sparsity threshold.
    private double[] decoded(int index, int count, OptionalDouble threshold) {
        String where = "the zfp stream of cell " + index + " in BLOCKVARIABLE " + VlsvFile.population(array);
        long length = firstByte[index + 1] - firstByte[index];
        Limits.DEFAULT.checkMetadata(length);
        byte[] stream = file.bytes()
                .asSlice(array.offset() + firstByte[index], length)
                .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        try {
            boolean headed = ZfpHeader.startsWithMagic(stream);
            ZfpHeader header = headed ? ZfpHeader.read(stream) : header(where, count, threshold);
            if (header.shape().count() != count || header.type() != ZfpType.FLOAT && header.type() != ZfpType.DOUBLE) {
                throw new MalformedException(
                        -1, header.shape() + " values of " + header.type() + " for " + count + " in its blocks");
            }
            Object values = ZfpStream.decode(header, stream, headed, Limits.DEFAULT);
            double[] numbers = new double[count];
            org.tessera.field.Elements.toDoubles(header.type().element(), values, numbers);
            return numbers;
        } catch (UnsupportedException e) {
            throw e;
        } catch (CompressionException e) {
            throw new MalformedException(array.offset() + firstByte[index], where + ": " + e.getMessage());
        }
    }

    private static ZfpHeader header(String where, int count, OptionalDouble threshold) {
        double accuracy = threshold.orElse(0);
        if (!(accuracy > 0) || Double.isInfinite(accuracy)) {
            throw new UnsupportedException(
                    where + " needs the sparsity threshold of the cell, which the file does not say");
        }
        return new ZfpHeader(ZfpType.FLOAT, Shape.of(count), ZfpMode.accuracy(accuracy));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockValues that && array.equals(that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(firstByte) + array.hashCode();
    }
}
