package dev.actorweb.cli.shell;

import dev.actorweb.cli.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why there is no ahead-of-time cache: the places where the launcher would put it, looked at.
///
/// @param library
///            the folder of the jar
record MissingCache(Path library, Environment environment) {
    private static final long ROOM = 150L << 20;

    Diagnosis diagnosis() {
        var failed = failed();
        if (failed.isPresent()) {
            return Diagnosis.warning("cache",
                    "could not be made, so aw starts slowly: " + failed.get() + " tells why",
                    "remove that file, and the next start tries again");
        }
        var place = places().stream().filter(MissingCache::isWritable).findFirst();
        if (place.isEmpty()) {
            return Diagnosis.warning("cache", "nowhere to put it, so aw starts slowly: not writable: "
                    + String.join(", ", places().stream().map(Path::toString).toList()),
                    "set AW_CACHE_DIR to a folder of yours");
        }
        if (room(place.get()) < ROOM) {
            return Diagnosis.warning("cache", "no room for it in " + place.get() + ", so aw starts slowly",
                    "make room for " + (ROOM >> 20) + " MB, or set AW_CACHE_DIR to a folder elsewhere");
        }
        return Diagnosis.warning("cache", "not there yet, so aw starts slowly",
                "this start makes it in the background, in " + place.get());
    }

    /// Beside the jar, else the user's own folder; in the launcher's words.
    private List<Path> places() {
        var places = new ArrayList<>(List.of(library));
        var own = environment.variable("AW_CACHE_DIR");
        var caches = environment.variable("XDG_CACHE_HOME");
        var home = environment.variable("HOME");
        if (!own.isEmpty()) {
            add(places, own, "");
        } else if (!caches.isEmpty()) {
            add(places, caches, "aw");
        } else if (!home.isEmpty()) {
            add(places, home, ".cache/aw");
        }
        return places;
    }

    private static void add(List<Path> places, String folder, String below) {
        if (folder.startsWith("/")) {
            places.add(Path.of(folder, below));
        }
    }

    private Optional<Path> failed() {
        return places().stream().flatMap(place -> failed(place).stream()).findFirst();
    }

    private static Optional<Path> failed(Path place) {
        try (var notes = Files.newDirectoryStream(place, "aw-*.aot.failed")) {
            for (var note : notes) {
                return Optional.of(note);
            }
            return Optional.empty();
        } catch (IOException noSuchFolder) {
            return Optional.empty();
        }
    }

    private static boolean isWritable(Path folder) {
        var there = there(folder);
        return there != null && Files.isDirectory(there) && Files.isWritable(there);
    }

    private static long room(Path folder) {
        var there = there(folder);
        try {
            return there == null ? 0 : Files.getFileStore(there).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /// The folder, or what there is of the way to it.
    private static @Nullable Path there(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }
}
