package dev.actorweb.cli.workflow;

import dev.actorweb.cli.config.Config.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/// Remembers which checks have passed on which content: an empty file for each.
record PassedChecks(Path folder, Content content) {
    private static final int KEPT = 200;

    boolean contains(Check check) {
        return content.name().isPresent() && Files.exists(file(check, content.name().get()));
    }

    void add(Check check) {
        if (content.name().isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            prune();
            Files.writeString(file(check, content.name().get()), "");
        } catch (IOException runsAgainThen) {
            return;
        }
    }

    private void prune() throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.sorted(Comparator.comparingLong(PassedChecks::age)).toList();
            for (var old : all.subList(0, Math.max(0, all.size() - KEPT + 1))) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static long age(Path file) {
        return file.toFile().lastModified();
    }

    private Path file(Check check, String of) {
        var text = check.name() + '\0' + String.join("\0", check.run()) + '\0' + of;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
