package org.tessera.formats.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that appears whole or not at all: written under a temporary name in the same folder, then renamed.
/// Closing without [#commit], a failure or an interrupted process leaves nothing behind.
public final class AtomicOutput implements AutoCloseable {

    private final Path target;
    private final boolean overwrite;
    private final Path temporary;
    private final Thread cleaner;

    /// @throws FileAlreadyExistsException when the target exists and may not be overwritten
    /// @throws NoSuchFileException when its folder does not exist
    public AtomicOutput(Path target, boolean overwrite) throws IOException {
        this.target = target.toAbsolutePath();
        this.overwrite = overwrite;
        check(target, overwrite);
        Path folder = java.util.Objects.requireNonNull(this.target.getParent());
        String name =
                "." + this.target.getFileName() + "-" + ProcessHandle.current().pid() + ".partial";
        // Not createTempFile: that would leave the file readable by its owner alone.
        temporary = folder.resolve(name);
        cleaner = new Thread(() -> deleteQuietly(temporary));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(temporary);
        } catch (IOException e) {
            close();
            throw said(e, folder);
        }
    }

    /// The user knows the folder, not the temporary name.
    private static IOException said(IOException e, Path folder) {
        return switch (e) {
            case AccessDeniedException denied -> new AccessDeniedException(folder.toString());
            case NoSuchFileException none -> new IOException("no file can be made in " + folder, e);
            default -> e;
        };
    }

    /// Fails early, before any work, when the target cannot be written.
    ///
    /// @throws IllegalArgumentException when it is a folder or a device, which is never replaced
    public static void check(Path target, boolean overwrite) throws IOException {
        Path whole = target.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || !Files.exists(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "the folder does not exist");
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (Files.exists(whole) && !Files.isRegularFile(whole)) {
            throw new IllegalArgumentException(
                    target + (Files.isDirectory(whole) ? " is a folder: name a file in it" : " is not a regular file"));
        }
        if (Files.exists(whole) && !overwrite) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    /// Where to write.
    public Path path() {
        return temporary;
    }

    /// Gives the file its name.
    public void commit() throws IOException {
        check(target, overwrite);
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        deleteQuietly(temporary);
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs anyway.
            return;
        }
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Nothing sensible is left to do with a temporary file that cannot be deleted.
            return;
        }
    }
}
