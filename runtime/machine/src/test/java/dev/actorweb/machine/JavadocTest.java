package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// The compiler's own check of comments finds nothing wrong in those of the machine, and every
/// public type has one. That each parameter has a line of its own is not asked for.
class JavadocTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|record|enum) \\w+.*");

    @Test
    void theCommentsOfPublicTypesAreThereAndWellFormed() throws IOException {
        List<File> files;
        try (var all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).map(Path::toFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        var found = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of("-proc:none", "-Xdoclint:all/protected", "-Xmaxwarns", "100000", "-d",
                    System.getProperty("java.io.tmpdir", ""), "-cp",
                    System.getProperty("java.class.path", ""));
            var task = (com.sun.source.util.JavacTask) compiler.getTask(null, manager, found, options, null,
                    manager.getJavaFileObjectsFromFiles(files));
            task.analyze();
        }
        var wrong = new ArrayList<String>();
        for (var each : found.getDiagnostics()) {
            var message = each.getMessage(Locale.ROOT);
            boolean ofMember = message.startsWith("no @")
                    || (message.startsWith("no comment") && !TYPE.matcher(line(each)).find());
            if (!ofMember) {
                wrong.add(each.toString());
            }
        }
        assertThat(found.getDiagnostics()).as("the check takes place").isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static String line(Diagnostic<? extends JavaFileObject> where) throws IOException {
        var lines = where.getSource().getCharContent(true).toString().split("\n", -1);
        return lines[(int) where.getLineNumber() - 1];
    }
}
