package dev.actorweb.templates;

import dev.actorweb.machine.yaml.Limits;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A template in a folder. Symbolic links and special files in it are refused: they could
/// lead anywhere.
final class FolderSource implements TemplateSource {
    private static final int MOST_FILES = 10_000;

    private final Path folder;

    private final Origin origin;

    FolderSource(Path folder) {
        this(folder, folder.toAbsolutePath().normalize().toString());
    }

    /// @param name
    ///            how the answers file calls it
    FolderSource(Path folder, String name) {
        this.folder = folder.toAbsolutePath().normalize();
        this.origin = Origin.at(name);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public List<String> files() throws IOException {
        var files = new ArrayList<String>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                var name = directory.getFileName();
                return name != null && name.toString().equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    throw new IOException(folder.relativize(file)
                            + " is a link or no file; templates consist of plain files");
                }
                if (files.size() == MOST_FILES) {
                    throw new IOException("a template has at most " + MOST_FILES + " files");
                }
                files.add(slashed(folder.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
    }

    private static String slashed(Path relative) {
        var names = new ArrayList<String>();
        relative.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    @Override
    public byte[] read(String path) throws IOException {
        var file = folder.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is no file");
        }
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(path + " is larger than " + Limits.size(MOST_BYTES));
            }
            return bytes;
        }
    }

    @Override
    public boolean executable(String path) {
        return Files.isExecutable(folder.resolve(path));
    }
}
