package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.VariableChoice;

/// A file whose variables are measured one after the other, and what results call them.
final class MeasuredFile implements AutoCloseable {

    private final String name;
    private final Dataset dataset;
    private final List<Variable> chosen;

    private MeasuredFile(String name, Dataset dataset, List<Variable> chosen) {
        this.name = name;
        this.dataset = dataset;
        this.chosen = chosen;
    }

    /// @param globs only variables of these names; empty for all
    static MeasuredFile open(Path file, OpenOptions options, List<String> globs) throws IOException {
        InputFile.checkOriginal(file, "name the original");
        Dataset dataset = Formats.detect(file, options).open(file, options);
        try {
            List<Variable> chosen =
                    VariableChoice.of(dataset.variables(), globs).chosen();
            return new MeasuredFile(String.valueOf(file.getFileName()), dataset, chosen);
        } catch (RuntimeException e) {
            dataset.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    List<Variable> variables() {
        return chosen;
    }

    /// The file's name, with the variable's where there are several.
    String field(Variable variable) {
        return chosen.size() == 1 ? name : name + ":" + variable.name();
    }

    @Override
    public void close() throws IOException {
        dataset.close();
    }
}
