package dev.actorweb.cli.git.jgit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;

/// What is staged in an index file, as text.
final class IndexContent {
    private IndexContent() {}

    static String read(Opened opened, Optional<Path> index) throws IOException {
        DirCache cache = index.isEmpty()
                ? opened.repository().readDirCache()
                : DirCache.read(index.get().toFile(), opened.repository().getFS());
        var content = new StringBuilder();
        for (int i = 0; i < cache.getEntryCount(); i++) {
            var entry = cache.getEntry(i);
            content.append(entry.getFileMode()).append(' ').append(entry.getObjectId().name()).append(' ')
                    .append(entry.getStage()).append(' ').append(entry.getPathString()).append('\n');
        }
        return content.toString();
    }
}
