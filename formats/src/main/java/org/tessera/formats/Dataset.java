package org.tessera.formats;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.tessera.formats.conventions.Description;

/// An open file: its variables, and which of its bytes are their values.
public interface Dataset extends AutoCloseable {

    List<Variable> variables();

    /// Byte ranges of the file that hold values of the named variables, ascending, not overlapping.
    /// All other bytes are the template.
    List<Extent> extents(Collection<String> names);

    /// What [DatasetFormat#restore] needs to put the values of a variable back.
    byte[] placement(String name);

    /// What the file says beside its arrays, where the format can tell.
    default Description description() {
        return Description.NONE;
    }

    /// Whether restoring the undamaged values of a variable gives the bytes of the file. Where it does not, as for
    /// arrays that the file itself holds compressed in a way of its own, a lossless target leaves the variable alone.
    default boolean identical(String name) {
        return true;
    }

    /// Sentences for the user about what was guessed or is shown differently; usually none.
    default List<String> notices() {
        return List.of();
    }

    /// What the file is about beside its arrays, in a few lines for people; usually nothing.
    default List<String> facts() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
