package org.tessera.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tessera.error.BoundViolatedException;
import org.tessera.error.CompressionException;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.MissingModelException;
import org.tessera.error.UnsupportedException;

/// Exit codes and the one sentence that goes with each failure. Scripts rely on the numbers.
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int BOUND = 3;
    static final int CORRUPT = 4;
    static final int UNSUPPORTED = 5;
    static final int LIMIT = 6;
    static final int MODEL = 7;

    private ExitCode() {}

    static int of(Throwable failure) {
        return switch (unwrap(failure)) {
            case IllegalArgumentException e -> USAGE;
            case NoSuchFileException e -> USAGE;
            case FileAlreadyExistsException e -> USAGE;
            case NotDirectoryException e -> USAGE;
            case CompressionException e ->
                switch (e) {
                    case BoundViolatedException b -> BOUND;
                    case MalformedException m -> CORRUPT;
                    case UnsupportedException u -> UNSUPPORTED;
                    case LimitExceededException l -> LIMIT;
                    case MissingModelException m -> MODEL;
                };
            case OutOfMemoryError e -> LIMIT;
            default -> FAILED;
        };
    }

    /// Whether the failure is of the world outside: a full disk, a missing permission.
    static boolean isFileTrouble(Throwable failure) {
        return unwrap(failure) instanceof IOException;
    }

    /// @param subject the file at work, named where a failure says what is wrong but not with which file
    static String sentence(Throwable failure, @Nullable Path subject) {
        Throwable cause = unwrap(failure);
        boolean ofFile = cause instanceof MalformedException
                || cause instanceof UnsupportedException
                || cause instanceof LimitExceededException
                || cause instanceof MissingModelException;
        String text = sentence(cause);
        return ofFile && subject != null ? subject + ": " + text : text;
    }

    private static String sentence(Throwable cause) {
        return switch (cause) {
            case NoSuchFileException e ->
                e.getReason() != null ? "folder " + e.getFile() + " does not exist" : "no such file: " + e.getFile();
            case FileAlreadyExistsException e ->
                e.getFile() + " exists: use -f to overwrite it, or -o for another name";
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case AccessDeniedException e -> "no permission for " + e.getFile();
            case FileSystemException e -> e.getFile() + ": " + said(e.getReason(), e);
            case OutOfMemoryError e ->
                "not enough memory: set TESSERA_JAVA_OPTS=-Xmx8g, or use smaller chunks with --chunk";
            case IOException e -> "reading or writing failed: " + said(e.getMessage(), e);
            case IllegalArgumentException e -> said(e.getMessage(), e);
            case CompressionException e -> said(e.getMessage(), e);
            default -> "unexpected failure, please report it: " + cause;
        };
    }

    private static String said(@Nullable String message, Throwable e) {
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return cause == null ? failure : cause;
    }
}
