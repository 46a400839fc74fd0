package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/runtime.md` shows what compiles and runs: its first example can be pasted as it is, and
/// the others are, word for word, those of the chapters' tests.
class GuideTest {
    private static final Path GUIDE = Path.of("../../docs/runtime.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/actorweb/testkit");
    private static final List<String> CHAPTERS = List.of("GuideActorsTest", "GuideStateTest",
            "GuideTestingTest", "Races", "GuideProductionTest");

    @Test
    void theFirstExampleCanBePastedAndPrintsWhatItSays(@TempDir Path folder) throws Exception {
        var example = snippetsOf(Files.readString(GUIDE), "```java\n", "```").getFirst();
        var source = Files.writeString(folder.resolve("Counter.java"), example);
        var messages = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("--release", "25", "-Xlint:all", "-Werror", "-proc:none", "-d",
                    folder.toString(), "-cp", System.getProperty("java.class.path"));
            assertThat(compiler.getTask(messages, files, null, options, null,
                    files.getJavaFileObjects(source)).call()).as(messages.toString()).isTrue();
        }
        var printed = new ByteArrayOutputStream();
        var before = System.out;
        try (var loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Counter").getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(Files.readString(GUIDE)).contains("Counter.java\n    " + printed);
    }

    @Test
    void theCompilerRefusesAMessageOfAnotherType(@TempDir Path folder) throws Exception {
        var example = snippetsOf(Files.readString(GUIDE), "```java\n", "```").getFirst();
        assertThat(example).containsOnlyOnce("counter.tell(new Message.Add(2));");
        var source = Files.writeString(folder.resolve("Counter.java"),
                example.replace("new Message.Add(2)", "\"text\""));
        var found = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("--release", "25", "-proc:none", "-d", folder.toString(), "-cp",
                    System.getProperty("java.class.path"));
            assertThat(compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(source))
                    .call()).isFalse();
        }
        assertThat(found.getDiagnostics()).filteredOn(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .singleElement().satisfies(error -> assertThat(error.getMessage(Locale.ENGLISH))
                        .startsWith("incompatible types: ").contains("String cannot be converted to "));
    }

    @Test
    void theGuideShowsTheSnippetsOfItsChaptersWordForWord() throws IOException {
        var shown = snippetsOf(Files.readString(GUIDE), "```java\n", "```");
        var compiled = new ArrayList<String>();
        for (var chapter : CHAPTERS) {
            var source = Files.readString(SOURCES.resolve(chapter + ".java"));
            for (var part : snippetsOf(source, "// snippet: ", "// end")) {
                compiled.add(part.substring(part.indexOf('\n') + 1).stripIndent().stripTrailing() + "\n");
            }
        }
        assertThat(shown.subList(1, shown.size())).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(compiled);
    }

    private static List<String> snippetsOf(String text, String begin, String end) {
        var snippets = new ArrayList<String>();
        for (int from = text.indexOf(begin); from >= 0; from = text.indexOf(begin, from)) {
            int to = text.indexOf(end, from + begin.length());
            snippets.add(text.substring(from + begin.length(), to));
            from = to;
        }
        return snippets;
    }
}
