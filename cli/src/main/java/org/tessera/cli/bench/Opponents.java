package org.tessera.cli.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other tools, as typed: `zfp`, or `name: command {in} {out} ...; command back {in} {out} ...`.
public final class Opponents {

    private static final Pattern NAMED = Pattern.compile("\\s*([^\\s:{}]+)\\s*:\\s(.*)", Pattern.DOTALL);
    private static final String ZFP =
            "zfp -q -t {dtype} {dims} -a {abs} -h -i {in} -z {out}; zfp -q -h -z {in} -o {out}";
    private static final String HOW = "say zfp, or a name and commands, as in 'sz3: sz3 -{fd} -i {in} -z {out} {dims}"
            + " -M ABS {abs}; sz3 -{fd} -z {in} -o {out} {dims}'";

    private Opponents() {}

    /// @param folder for the files of programs
    /// @throws IllegalArgumentException for what is neither known nor a sound template, in one sentence
    public static List<Tool> parse(List<String> texts, Path folder) {
        List<Tool> tools = new ArrayList<>();
        for (String text : texts) {
            Tool tool = text.strip().equals(ZfpLibrary.NAME) ? zfp(folder) : program(text, folder);
            String name = tool.entry().tool();
            if (name.equals(Entry.OWN)
                    || tools.stream().anyMatch(other -> other.entry().tool().equals(name))) {
                throw new IllegalArgumentException("--opponent: the name '" + name + "' is taken; choose another");
            }
            tools.add(tool);
        }
        return tools;
    }

    /// The library in memory where there is one, else the program.
    private static Tool zfp(Path folder) {
        Optional<ZfpLibrary> library = ZfpLibrary.installed();
        if (library.isPresent()) {
            return library.get();
        }
        if (!onPath(ZfpLibrary.NAME)) {
            throw new IllegalArgumentException(
                    "--opponent zfp: neither the library libzfp.so.1 nor the program zfp is installed (Debian's packages"
                            + " libzfp1 and zfp)");
        }
        return program("zfp: " + ZFP, folder);
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static Tool program(String text, Path folder) {
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            throw new IllegalArgumentException("unknown opponent '" + text + "': " + HOW);
        }
        String name = named.group(1);
        List<CommandTemplate> commands = CommandTemplate.parse(named.group(2));
        if (commands.isEmpty() || commands.size() > 2) {
            throw new IllegalArgumentException("--opponent " + name + ": one command for both ways, or two parted by a"
                    + " semicolon expected, found " + commands.size() + "; " + HOW);
        }
        for (CommandTemplate command : commands) {
            if (!command.has("{in}") || !command.has("{out}")) {
                throw new IllegalArgumentException("--opponent " + name + ": '" + String.join(" ", command.words())
                        + "' needs {in} and {out}, the files to read and to write (there are " + CommandTemplate.GAPS
                        + ")");
            }
            command.checkGaps(name);
        }
        return new ProgramTool(name, commands.getFirst(), commands.getLast(), folder);
    }
}
