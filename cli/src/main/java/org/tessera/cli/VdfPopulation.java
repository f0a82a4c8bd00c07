package org.tessera.cli;

import org.jspecify.annotations.Nullable;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VlsvFile;
import picocli.CommandLine.Option;

/// Which kind of particles is meant.
final class VdfPopulation {

    @Option(
            names = "--pop",
            paramLabel = "NAME",
            description = "Population, where the file has several: proton, helium, ...")
    @Nullable
    String name;

    Population of(VlsvFile file) {
        if (name != null) {
            return file.population(name);
        }
        if (file.populations().isEmpty()) {
            throw new IllegalArgumentException("the file has no velocity distributions");
        }
        if (file.populations().size() > 1) {
            throw new IllegalArgumentException(
                    "the file has several populations: say --pop " + String.join(" or --pop ", file.populations()));
        }
        return file.population(file.populations().getFirst());
    }
}
