import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/// `java Zip.java FOLDER FILE.zip SECONDS`: packs a folder with the modes of its files, in the order of their names, all of
/// one time, so that the same folder always gives the same file.
class Zip {
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]).toAbsolutePath();
        var file = Path.of(args[1]).toAbsolutePath();
        var time = FileTime.from(Instant.ofEpochSecond(Long.parseLong(args[2])));
        Files.deleteIfExists(file);
        var options = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), options);
                var entries = Files.walk(folder)) {
            for (var entry : entries.sorted().toList()) {
                var inside = zip.getPath("/" + folder.getParent().relativize(entry));
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(inside);
                } else {
                    Files.copy(entry, inside);
                }
                Files.setPosixFilePermissions(inside, Files.getPosixFilePermissions(entry));
                // All three times: what is not set is the time of packing.
                Files.getFileAttributeView(inside, BasicFileAttributeView.class).setTimes(time, time, time);
            }
        }
    }
}
