package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What users type wrong: one sentence on the standard error, the right exit code, and no file.
class MistakesTest {

    @TempDir
    Path folder;

    private List<Path> before = List.of();

    @BeforeEach
    void make() throws IOException {
        Made.raw(folder.resolve("w_6x7x8.f32"), Made.waves(1, 6, 7, 8));
        Made.raw(folder.resolve("plain.bin"), Made.waves(1, 6, 7, 8));
        Made.hdf5(folder.resolve("run.h5"), 2);
        Made.write(folder.resolve("picture.h5"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        Made.write(folder.resolve("notes.txt"), new byte[] {'h', 'i'});
        Made.write(folder.resolve("empty.f32"), new byte[0]);
        Made.write(folder.resolve("tiny.nc"), new byte[] {'C', 'D', 'F', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        Ran.well("compress", folder.resolve("w_6x7x8.f32"), "--abs", 1e-3, "-o", folder.resolve("w.tess"));
        Ran.well("compress", folder.resolve("run.h5"), "--abs", 1e-3);
        byte[] small = Made.read(folder.resolve("w.tess"));
        Made.write(folder.resolve("cut.tess"), java.util.Arrays.copyOf(small, small.length / 2));
        small[8] = 9;
        Made.write(folder.resolve("next.tess"), small);
        before = files();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            2 | compress w_6x7x8.f32 | no error bound given
            2 | compress w_6x7x8.f32 --abs 0 | above 0
            2 | compress w_6x7x8.f32 --abs -1 | above 0
            2 | compress w_6x7x8.f32 --abs=-1e-3 | above 0
            2 | compress w_6x7x8.f32 --rel nan | above 0
            2 | compress w_6x7x8.f32 --pwrel inf | above 0
            2 | compress w_6x7x8.f32 --abs abc | 'abc' is not a number
            2 | compress w_6x7x8.f32 --abs | --abs
            2 | compress w_6x7x8.f32 --abs 1 --lossless | lossless stands alone
            2 | compress w_6x7x8.f32 --abs 1 --psnr 60 | psnr=60
            2 | compress w_6x7x8.f32 --ratio 1 | above 1
            2 | compress none.f32 --abs 1 | no such file
            2 | compress . --abs 1 | is a folder
            2 | compress empty.f32 --abs 1 | is empty
            2 | compress plain.bin --abs 1 | --shape
            2 | compress plain.bin --abs 1 --shape 6,7,9 --dtype f32 | needs 1512 bytes, found 1344
            2 | compress plain.bin --abs 1 --shape 6,7,x | takes numbers
            2 | compress plain.bin --abs 1 --shape 6 7 8 | did not expect
            2 | compress plain.bin --abs 1 --shape 6,7,8 --dims 8 7 6 | not both
            2 | compress plain.bin --abs 1 --shape 6,7,8 --dtype f99 | f32 f64
            2 | compress plain.bin --abs 1 --shape 6,7,8 --endian middle | le or be
            2 | compress plain.bin --abs 1 -3 8 7 | -3 takes 3 sizes
            2 | compress w_6x7x8.f32 --abs 1 --codec nope | lorenzo
            2 | compress w_6x7x8.f32 --abs 1 --codec interp:depth=1 | has no option 'depth'
            2 | compress w_6x7x8.f32 --abs 1 --codec interp:kind | name=value
            2 | compress w_6x7x8.f32 --abs 1 --codec interp:kind=odd | found 'odd'
            2 | compress w_6x7x8.f32 --abs 1 --chunk 4,4 | 3
            2 | compress w_6x7x8.f32 --abs 1 --chunk 4,0,4 | at least 1
            2 | compress w_6x7x8.f32 --abs 1 --chunk many | --chunk
            2 | compress w_6x7x8.f32 --abs 1 -j 0 | threads
            2 | compress w_6x7x8.f32 --abs 1 --var rho | the file has w_6x7x8
            2 | compress run.h5 --abs 1 --var rho --var nope -o x.tess | fields/counts, fields/packed, rho
            2 | compress w_6x7x8.f32 --abs 1 --bogus | --bogus
            2 | compress w_6x7x8.f32 run.h5 --abs 1 | did not expect
            2 | compress --abs 1 | IN
            2 | compress w.tess --abs 1 | a Tessera file already
            2 | compress w_6x7x8.f32 --abs 1 -o w.tess | use -f
            2 | compress w_6x7x8.f32 --abs 1 -o none/x.tess | does not exist
            2 | compress w_6x7x8.f32 --abs 1 -o run.h5/x.tess | is not a folder
            2 | compress w_6x7x8.f32 --abs 1 -f -o . | is a folder
            2 | compress w_6x7x8.f32 --abs 1 -f -o w_6x7x8.f32 | is the input
            4 | compress picture.h5 --abs 1 | picture.h5: not an HDF5 file
            4 | compress w_6x7x8.f32 --abs 1 --format hdf5 | not an HDF5 file
            2 | shrink w_6x7x8.f32 | unknown verb 'shrink'
            4 | info picture.h5 | not an HDF5 file
            2 | info notes.txt | is of no known kind
            4 | info cut.tess | cut.tess: no end mark
            4 | verify cut.tess | no end mark
            4 | decompress cut.tess -o x | no end mark
            5 | info next.tess | next.tess: the file has format version 9.0
            5 | decompress next.tess -o x | format version 9.0
            2 | decompress w.tess --var rho -o x | the file has w_6x7x8
            2 | decompress w.tess --to tape -o x | known: fits, hdf5
            2 | decompress w.tess --region 0:2,0:2 -o x | needs 3 ranges
            2 | decompress w.tess --region 0:9,:,: -o x | does not lie inside
            2 | decompress w.tess --region 3:3,:,: -o x | does not lie inside
            2 | decompress w.tess --region a,:,: -o x | takes ranges
            2 | decompress w.tess --level 4 -o x | 0 to 3
            2 | decompress w.tess -o w_6x7x8.f32 | use -f
            2 | decompress w.tess -f -o w.tess | is the input
            2 | decompress run.h5.tess --to npy -o x | holds one variable, and 3
            2 | decompress none.tess | no such file
            2 | verify w.tess run.h5 | has no variable 'w_6x7x8'
            2 | compare w_6x7x8.f32 w.tess --fail-if depth>1 | unknown metric 'depth'
            2 | compare w_6x7x8.f32 run.h5 | no variable in common
            2 | compare w_6x7x8.f32 w.tess --var rho | no variable 'rho'
            2 | demo w.tess | is a file
            2 | demo . | is not empty
            """)
    void mistake_always_isOneSentenceAndNoFile(int code, String command, String sentence) throws IOException {
        Ran ran = Ran.tessera((Object[]) here(command));

        assertThat(ran.err()).contains(sentence).doesNotContain("\tat ", ".partial");
        assertThat(ran.err().lines().filter(line -> line.startsWith("tessera: ")))
                .hasSize(1);
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    /// What classic NetCDF readers abort on.
    @Test
    void thirteenBytesOfNetCdf_areRefused() throws IOException {
        Ran ran = Ran.tessera("compress", folder.resolve("tiny.nc"), "--rel", "1e-3");

        assertThat(ran.code()).isIn(2, 4, 5);
        assertThat(ran.err()).contains("tiny.nc").doesNotContain("\tat ");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void info_ofALaterFormat_printsNoHalfOfAnObject() {
        Ran ran = Ran.tessera("info", folder.resolve("next.tess"), "--json");

        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.out()).isEmpty();
    }

    /// Words that name a file of the folder become its path.
    private String[] here(String command) {
        return Stream.of(command.strip().split(" +", -1))
                .map(word ->
                        word.matches("[a-zA-Z_0-9]*(\\.[a-z0-9]+)+|\\.|none/.*|run.h5/.*|x") && !word.matches("[0-9.]+")
                                ? folder.resolve(word).toString()
                                : word)
                .toArray(String[]::new);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.walk(folder)) {
            return list.sorted().toList();
        }
    }
}
