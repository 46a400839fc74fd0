package dev.actorweb.prelink;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Rewrites the classes of one package tree within a jar.
///
/// javac compiles a pattern `switch`, and the `equals`, `hashCode` and `toString` of a record, to
/// `invokedynamic`: the code behind it is made when it is first reached, a millisecond or more for
/// each, in every process, because the ahead-of-time cache of JDK 25 keeps only lambdas and string
/// concatenations. Here the same code is written into the class.
public final class Prelink {
    private Prelink() {}

    /// Rewrites a jar in its place.
    ///
    /// @param arguments
    ///            a jar, which is replaced, and the folder within it whose classes are rewritten, as
    ///            in `aw.jar dev/actorweb/`
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("needs a jar and a folder within it");
        }
        rewrite(Path.of(arguments[0]), arguments[1]);
    }

    /// Replaces the jar by its rewritten self, at once and with the same order and times
    /// of entries.
    static void rewrite(Path jar, String folder) throws IOException {
        Path made = jar.resolveSibling(jar.getFileName() + ".prelinked");
        try (var in = new JarFile(jar.toFile());
                var out = new JarOutputStream(Files.newOutputStream(made));
                var loader = new URLClassLoader(new URL[]{jar.toUri().toURL()}, null)) {
            var rewriter = new ClassRewriter(loader);
            for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                byte[] content = in.getInputStream(entry).readAllBytes();
                String name = entry.getName();
                boolean ours = name.startsWith(folder) && name.endsWith(".class");
                var copy = new JarEntry(name);
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                out.write(ours ? rewriter.rewrite(content) : content);
                out.closeEntry();
            }
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
