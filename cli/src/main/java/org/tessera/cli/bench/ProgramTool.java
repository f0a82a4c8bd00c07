package org.tessera.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;

/// Any program that turns files into files. Times are those of whole processes: start, reading and writing included.
///
/// @param name what results call it
/// @param compress reads the raw values, writes the compressed file
/// @param decompress reads the compressed file, writes raw values of the same type and order
/// @param folder for files
record ProgramTool(String name, CommandTemplate compress, CommandTemplate decompress, Path folder) implements Tool {

    private static final long MOST_SECONDS = 600;

    @Override
    public Entry entry() {
        return Entry.opponent(name, 1);
    }

    @Override
    public boolean takesThreads() {
        return compress.has("{threads}") || decompress.has("{threads}");
    }

    @Override
    public String timing() {
        return "whole processes, files read and written";
    }

    @Override
    public Attempt on(Subject subject, int threads) throws IOException, ToolFailure {
        double absolute = subject.cell().tolerance().absolute();
        if (!(absolute > 0) || subject.cell().tolerance().isPointwise()) {
            throw new ToolFailure("a bound that is one number above 0 is needed, and this is "
                    + subject.cell().target());
        }
        return new Scratch(subject, threads, Files.createTempDirectory(folder, ".tessera-bench"));
    }

    private final class Scratch implements Attempt {
        private final Subject subject;
        private final int threads;
        private final Path scratch;
        private final Path raw;
        private final Path small;
        private final Path back;
        private final Path said;

        Scratch(Subject subject, int threads, Path scratch) throws IOException {
            this.subject = subject;
            this.threads = threads;
            this.scratch = scratch;
            FieldSpec spec = subject.values().spec();
            raw = scratch.resolve("field." + spec.type().label());
            small = scratch.resolve("field.small");
            back = scratch.resolve("back." + spec.type().label());
            said = scratch.resolve("said");
            // Where the process is interrupted; in reverse order, so the folder goes last.
            List.of(scratch, raw, small, back, said)
                    .forEach(path -> path.toFile().deleteOnExit());
            Files.write(raw, Elements.toBytes(spec.type(), subject.values().array()));
        }

        @Override
        public Lap lap() throws IOException, ToolFailure {
            Files.deleteIfExists(small);
            Files.deleteIfExists(back);
            double there = run(compress, raw, small);
            return Lap.whole(there, run(decompress, small, back));
        }

        private double run(CommandTemplate template, Path in, Path out) throws IOException, ToolFailure {
            List<String> command = template.fill(in.toString(), out.toString(), subject, threads);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
            long start = System.nanoTime();
            Process process = start(builder, command.get(0));
            process.getOutputStream().close();
            int code = end(process, command.get(0));
            double seconds = Lap.since(start);
            if (code != 0) {
                throw new ToolFailure(command.get(0) + " ended with " + code + lastWords());
            }
            if (!Files.isRegularFile(out)) {
                throw new ToolFailure(command.get(0) + " wrote no file {out}" + lastWords());
            }
            return seconds;
        }

        private String lastWords() throws IOException {
            String text = new String(Files.readAllBytes(said), java.nio.charset.StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((first, last) -> last)
                    .map(line -> ": " + (line.length() > 160 ? line.substring(0, 160) + "..." : line))
                    .orElse("");
        }

        @Override
        public long bytes() throws IOException {
            return Files.size(small);
        }

        @Override
        public ArrayField restored() throws IOException, ToolFailure {
            FieldSpec spec = subject.values().spec();
            if (Files.size(back) != spec.bytes()) {
                throw new ToolFailure("what came back has " + Files.size(back) + " bytes, expected " + spec.bytes());
            }
            int count = subject.values().size();
            return ArrayField.of(spec, Elements.fromBytes(spec.type(), Files.readAllBytes(back), count));
        }

        @Override
        public void close() throws IOException {
            try (var files = Files.list(scratch)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(scratch);
        }
    }

    private static Process start(ProcessBuilder builder, String program) throws ToolFailure {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ToolFailure("cannot start " + program + ": is it installed and on the PATH?", e);
        }
    }

    private static int end(Process process, String program) throws ToolFailure {
        try {
            if (process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new ToolFailure(program + " did not end within " + MOST_SECONDS + " seconds");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ToolFailure(program + " was interrupted", e);
        }
    }
}
