package dev.actorweb.machine.yaml;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says in words why a file could not be read or written. Java says in many cases no more than the
/// file's name.
public final class IoReason {
    private IoReason() {}

    /// The reason alone, for a sentence that names the file.
    public static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case FileAlreadyExistsException _ -> "something else is in its place";
            case NotDirectoryException _ -> "it is not a folder";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> failure.getMessage() == null
                    ? failure.getClass().getSimpleName()
                    : failure.getMessage();
        };
    }

    /// The reason behind the name of the file that it is about, where that is known.
    public static String withFile(IOException failure) {
        return failure instanceof FileSystemException e && e.getFile() != null
                ? e.getFile() + ": " + of(failure)
                : of(failure);
    }

    /// The reason, behind the file's name only if that is not `named`, which the sentence
    /// has already.
    public static String of(IOException failure, String named) {
        return failure instanceof FileSystemException e && !named.equals(e.getFile())
                ? withFile(failure)
                : of(failure);
    }
}
