package org.tessera.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The HDF5 and NetCDF tools as second opinions; tests that need them are skipped where they are missing.
public final class Judges {

    private Judges() {}

    /// Fails unless all values of two files are equal; LZF needs a plugin and is left out.
    public static void h5diff(Path one, Path two) throws IOException, InterruptedException {
        String said = run("h5diff", "--exclude-path=/lzf", one.toString(), two.toString());
        assertThat(said.lines().filter(line -> line.contains("difference")).toList())
                .isEmpty();
    }

    /// Fails unless the HDF5 library can read every value of these datasets.
    public static void h5dump(Path file, Collection<String> datasets) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("h5dump"));
        datasets.forEach(name -> command.addAll(List.of("-d", "/" + name)));
        command.add(file.toString());
        assertThat(run(command.toArray(String[]::new))).doesNotContain("unable to print data");
    }

    /// What the HDF5 library says of types, chunks and filters.
    public static String h5dumpHeader(Path file) throws IOException, InterruptedException {
        return run("h5dump", "-p", "-H", file.toString());
    }

    public static String ncdump(Path file) throws IOException, InterruptedException {
        return run("ncdump", file.toString());
    }

    public static String ncdumpHeader(Path file) throws IOException, InterruptedException {
        return run("ncdump", "-h", file.toString());
    }

    /// Fails unless a FITS file is verified, or has no more warnings than that and no errors.
    public static void fitsverify(Path file, int warnings) throws IOException, InterruptedException {
        boolean installed = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> new File(folder, "fitsverify").canExecute());
        assumeTrue(installed, "fitsverify is not installed");
        Process process = new ProcessBuilder("fitsverify", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        java.util.regex.Matcher found = java.util.regex.Pattern.compile("found (\\d+) warning\\(s\\) and (\\d+) error")
                .matcher(said);
        assertThat(found.find()).as(said).isTrue();
        assertThat(Integer.parseInt(found.group(1))).as(said).isLessThanOrEqualTo(warnings);
        assertThat(Integer.parseInt(found.group(2))).as(said).isZero();
    }

    /// Runs a Python program with VTK (Debian's python3-vtk9), the file as its argument, and gives what it prints.
    public static String vtk(String program, Path file) throws IOException, InterruptedException {
        File python = new File("/usr/bin/python3");
        assumeTrue(
                python.canExecute()
                        && new ProcessBuilder(python.getPath(), "-c", "import vtkmodules.vtkIOXML")
                                        .redirectErrorStream(true)
                                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                        .start()
                                        .waitFor()
                                == 0,
                "python3-vtk9 is not installed");
        String head = "import sys\nimport vtkmodules.all as vtk\n";
        return run(python.getPath(), "-c", head + program, file.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        boolean installed = new File(command[0]).isAbsolute()
                || List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                        .anyMatch(folder -> new File(folder, command[0]).canExecute());
        assumeTrue(installed, command[0] + " is not installed");
        File out = File.createTempFile("judge", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String said = java.nio.file.Files.readString(out.toPath(), StandardCharsets.ISO_8859_1);
            String end = said.substring(Math.max(0, said.length() - 500));
            assertThat(process.exitValue()).as("%s: ...%s", command[0], end).isZero();
            return said;
        } finally {
            out.delete();
        }
    }
}
