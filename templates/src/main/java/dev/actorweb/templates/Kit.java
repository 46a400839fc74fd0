package dev.actorweb.templates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// aw's own libraries, as a Maven repository that a project carries with it: no global
/// installation, no path of somebody's machine, and a clone builds anywhere. Why:
/// `docs/adr/0004-templates.md`.
///
/// A development version gets the hash of the jars in place of `SNAPSHOT`, so that what Maven once
/// copied into its own cache is never mistaken for something newer.
public final class Kit {
    static final String GROUP = "dev/actorweb/";
    private static final int HASH_LENGTH = 8;

    /// A library with what it needs: `group:artifact:version`, or an artifact of the kit.
    record Library(String artifact, List<String> dependencies) {}

    static final List<Library> LIBRARIES = List.of(
            new Library("aw-runtime", List.of("org.jspecify:jspecify:1.0.1")),
            new Library("aw-machine",
                    List.of("org.jspecify:jspecify:1.0.1", "aw-runtime",
                            "org.snakeyaml:snakeyaml-engine:3.0.1")),
            new Library("aw-testkit", List.of("org.jspecify:jspecify:1.0.1", "aw-runtime")));

    private final String version;
    private final Map<String, byte[]> jars;

    private Kit(String version, Map<String, byte[]> jars) {
        this.version = version;
        this.jars = jars;
    }

    /// The kit whose jars (`aw-runtime.jar` and so on) are in `folder`; empty if one is missing.
    ///
    /// @param version
    ///            the version of aw
    public static Optional<Kit> in(Path folder, String version) throws IOException {
        var jars = new TreeMap<String, byte[]>();
        for (var library : LIBRARIES) {
            var jar = folder.resolve(library.artifact() + ".jar");
            if (!Files.isRegularFile(jar)) {
                return Optional.empty();
            }
            jars.put(library.artifact(), Files.readAllBytes(jar));
        }
        return Optional.of(new Kit(stamped(version, jars), jars));
    }

    private static String stamped(String version, Map<String, byte[]> jars) {
        if (!version.endsWith("SNAPSHOT")) {
            return version;
        }
        var digest = digest("SHA-256");
        jars.values().forEach(digest::update);
        var hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        return version.substring(0, version.length() - "SNAPSHOT".length()) + hash;
    }

    /// The version under which a project depends on the libraries.
    public String version() {
        return version;
    }

    /// The files of the Maven repository, by path.
    Map<String, Content> repository() {
        var files = new TreeMap<String, Content>();
        for (var library : LIBRARIES) {
            var base = GROUP + library.artifact() + "/" + version + "/" + library.artifact() + "-" + version;
            add(files, base + ".jar", Objects.requireNonNull(jars.get(library.artifact())));
            add(files, base + ".pom", pom(library).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static void add(Map<String, Content> files, String path, byte[] content) {
        files.put(path, Content.of(content));
        var hash = HexFormat.of().formatHex(digest("SHA-1").digest(content));
        files.put(path + ".sha1", Content.of(hash));
    }

    private String pom(Library library) {
        var dependencies = new StringBuilder();
        for (var dependency : library.dependencies()) {
            var parts = dependency.split(":", -1);
            dependencies.append(parts.length == 1
                    ? dependency("dev.actorweb", dependency, version)
                    : dependency(parts[0], parts[1], parts[2]));
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.actorweb</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(library.artifact(), version, dependencies);
    }

    private static String dependency(String group, String artifact, String version) {
        return "    <dependency><groupId>" + group + "</groupId><artifactId>" + artifact
                + "</artifactId><version>" + version
                + "</version></dependency>\n";
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
