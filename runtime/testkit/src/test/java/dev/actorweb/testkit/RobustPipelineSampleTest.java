package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The sample in `docs/samples/robust-pipeline` compiles without a warning and passes its
/// own tests.
class RobustPipelineSampleTest {
    private static final Path SOURCES = Path.of("../../docs/samples/robust-pipeline/src");

    @TempDir
    private Path classes;

    @TestFactory
    @Timeout(300)
    Stream<DynamicTest> itPassesItsOwnTests() throws IOException {
        compile();
        var loader = new URLClassLoader(new URL[]{classes.toUri().toURL()}, getClass().getClassLoader());
        var tests = testClasses().stream().flatMap(name -> tests(loader, name)).toList();
        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream().onClose(() -> close(loader));
    }

    private void compile() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null); var all = Files.walk(SOURCES)) {
            var sources = files.getJavaFileObjectsFromPaths(
                    all.filter(file -> file.toString().endsWith(".java")).toList());
            var options = List.of("--release", "25", "-Xlint:all,-serial", "-Werror", "-proc:none", "-d",
                    classes.toString(), "-cp", System.getProperty("java.class.path"));

            assertThat(compiler.getTask(messages, files, null, options, null, sources).call())
                    .as(messages.toString()).isTrue();
        }
    }

    private static List<String> testClasses() throws IOException {
        var tests = SOURCES.resolve("test/java");
        try (var files = Files.walk(tests)) {
            return files.map(file -> tests.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", "").replace('/', '.').replace('\\', '.'))
                    .sorted().toList();
        }
    }

    private static Stream<DynamicTest> tests(ClassLoader loader, String name) {
        try {
            var type = loader.loadClass(name);
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(each -> each.isAnnotationPresent(Test.class))
                    .map(each -> DynamicTest.dynamicTest(type.getSimpleName() + "." + each.getName(),
                            () -> run(type, each)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Class<?> type, Method test) throws Throwable {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        test.setAccessible(true);
        try {
            test.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
