package org.tessera.zfp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.tessera.field.Shape;

/// Streams and values that the zfp program made (1.0.0), for machines that do not have it.
///
/// The values come from seeds and are stored too, since a library function may round otherwise elsewhere.
/// `main` writes the file again.
final class ZfpGolden {

    static final int CASES = 64;
    private static final String FILE = "/zfp/streams.zip";

    record Case(ZfpHeader header, byte[] values, byte[] stream, byte[] restored) {}

    private ZfpGolden() {}

    static List<Case> all() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream file = ZfpGolden.class.getResourceAsStream(FILE);
                ZipInputStream zip = new ZipInputStream(java.util.Objects.requireNonNull(file))) {
            while (zip.getNextEntry() != null) {
                byte[] values = zip.readAllBytes();
                zip.getNextEntry();
                byte[] stream = zip.readAllBytes();
                zip.getNextEntry();
                cases.add(new Case(ZfpHeader.read(stream), values, stream, zip.readAllBytes()));
            }
        }
        return cases;
    }

    public static void main(String[] arguments) throws Exception {
        ZfpProgram program = new ZfpProgram(Files.createTempDirectory("zfp"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            for (int seed = 0; seed < CASES; seed++) {
                Random random = new Random(1000 + seed);
                ZfpType type = ZfpType.values()[seed % 4];
                int rank = 1 + seed / 4 % 4;
                long[] sizes = ZfpSamples.shape(random, rank).sizes();
                for (int axis = 0; axis < rank; axis++) {
                    sizes[axis] = Math.min(sizes[axis], new int[] {90, 14, 9, 6}[rank - 1]);
                }
                ZfpMode mode = ZfpSamples.mode(random, type, rank);
                ZfpHeader header = new ZfpHeader(type, Shape.of(sizes), mode);
                Object values = ZfpSamples.values(random, type, header.shape(), mode.isReversible());
                byte[] stream = program.compress(header, values);
                put(zip, seed + ".values", ZfpSamples.bytes(type, values));
                put(zip, seed + ".zfp", stream);
                put(zip, seed + ".restored", ZfpSamples.bytes(type, program.decompress(header, stream)));
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
