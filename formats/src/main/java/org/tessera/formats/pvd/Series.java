package org.tessera.formats.pvd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.SourceFiles;
import org.tessera.formats.vti.VtiFormat;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// An open series: the arrays of all steps, each called by its step, as `run_0001/pressure`. Their places count from
/// the start of the collection's own file, as if the steps followed it in one file.
final class Series implements Dataset {

    /// @param number 0 is the collection, the parts follow
    private record Step(int number, long start, Dataset dataset) {}

    /// Where an array is.
    private record Place(Step step, String name) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private Series() {}

    static Series open(Path path) throws IOException {
        Series series = new Series();
        try {
            series.read(path, org.tessera.formats.pvd.Collection.read(path));
            return series;
        } catch (IOException | RuntimeException e) {
            series.close();
            throw e;
        }
    }

    private void read(Path path, org.tessera.formats.pvd.Collection collection) throws IOException {
        long start = Files.size(path);
        int number = 0;
        Map<String, String> names = collection.steps();
        for (Map.Entry<String, String> file : collection.files().entrySet()) {
            number++;
            Path part = SourceFiles.beside(path, file.getKey());
            VtiFormat vti = new VtiFormat();
            if (vti.named(part)) {
                try {
                    Step step = new Step(number, start, vti.open(part, OpenOptions.NONE));
                    steps.add(step);
                    add(step, java.util.Objects.requireNonNull(names.get(file.getKey())), file.getValue());
                } catch (CompressionException e) {
                    notices.add("kept exactly: " + file.getKey() + " (" + e.getMessage() + ")");
                }
            } else {
                notices.add("kept exactly: " + file.getKey() + " (not a .vti file)");
            }
            start += Files.size(part);
        }
    }

    private void add(Step step, String name, String time) {
        for (Variable variable : step.dataset().variables()) {
            String whole = name + "/" + variable.name();
            if (places.putIfAbsent(whole, new Place(step, variable.name())) != null) {
                throw new MalformedException(-1, "two arrays of the series are called '" + whole + "'");
            }
            Map<String, String> attributes = new LinkedHashMap<>(variable.attributes());
            if (!time.isEmpty()) {
                attributes.put("time", time);
            }
            variables.add(new Variable(
                    whole,
                    new NamedField(whole, variable.field()),
                    variable.fills(),
                    variable.validMin(),
                    variable.validMax(),
                    variable.coordinate(),
                    variable.unsupported(),
                    attributes,
                    variable.packing()));
        }
        step.dataset().notices().forEach(notice -> notices.add(name + ": " + notice));
    }

    @Override
    public List<Variable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public List<Extent> extents(Collection<String> names) {
        Map<Step, List<String>> byStep = new LinkedHashMap<>();
        steps.forEach(step -> byStep.put(step, new ArrayList<>()));
        for (String name : names) {
            Place place = place(name);
            java.util.Objects.requireNonNull(byStep.get(place.step())).add(place.name());
        }
        List<Extent> extents = new ArrayList<>();
        byStep.forEach((step, inStep) -> step.dataset()
                .extents(inStep)
                .forEach(extent -> extents.add(new Extent(step.start() + extent.offset(), extent.length()))));
        return extents;
    }

    /// The number of the file, then what its own format needs.
    @Override
    public byte[] placement(String name) {
        Place place = place(name);
        return new ByteWriter(64)
                .varint(place.step().number())
                .bytes(place.step().dataset().placement(place.name()))
                .toByteArray();
    }

    /// Which file a placement names.
    static int number(ByteReader placement, int files) {
        int number = placement.varint(Integer.MAX_VALUE, "number of a file of a series");
        if (number < 1 || number >= files) {
            throw placement.malformed("file " + number + " of a series of " + files);
        }
        return number;
    }

    @Override
    public boolean identical(String name) {
        Place place = place(name);
        return place.step().dataset().identical(place.name());
    }

    @Override
    public List<String> notices() {
        return List.copyOf(notices);
    }

    private Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no variable '" + name + "' in the series");
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        for (Step step : steps) {
            step.dataset().close();
        }
    }
}
