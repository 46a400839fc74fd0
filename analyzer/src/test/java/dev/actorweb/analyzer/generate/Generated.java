package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.explore.Explorer;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Generated classes, compiled and run.
final class Generated {
    private Generated() {}

    static CompiledMachine machine(String yaml) {
        var reading = MachineReader.read("spec.yaml", yaml);
        if (!reading.isClean()) {
            throw new AssertionError(reading.problems().toString());
        }
        return CompiledMachine.of(reading.machine().orElseThrow());
    }

    static Suite suite(String yaml, Suite.Goal goal) {
        return Suite.of(Explorer.explore(machine(yaml), Patient.BOUNDS, Given.NOTHING), goal, Given.NOTHING);
    }

    /// Writes the classes of a suite, compiles them, and returns the test class.
    static Class<?> compile(Suite suite, String inPackage, Path folder) throws Exception {
        var name = JUnitText.className(suite.machine().machine());
        var source = Files.createDirectories(folder.resolve("src/" + inPackage.replace('.', '/')));
        var test = Files.writeString(source.resolve(name + ".java"),
                JUnitText.of(suite, inPackage, "spec.yaml", "generated"));
        var stage = Files.writeString(source.resolve("MachineStage.java"),
                StageText.of(inPackage, "generated"));
        var said = new StringWriter();
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", folder.resolve("classes").toString(), "-Xlint:all", "-Werror",
                    "-proc:none", "-classpath", System.getProperty("java.class.path"));
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(test, stage))
                    .call()) {
                throw new AssertionError(said + "\n" + Files.readString(test));
            }
        }
        var loader = new URLClassLoader(new URL[]{folder.resolve("classes").toUri().toURL()},
                Generated.class.getClassLoader());
        return loader.loadClass(inPackage.isEmpty() ? name : inPackage + "." + name);
    }

    /// Runs the tests on a spec and returns what failed.
    static List<String> run(Class<?> tests, String spec, Path folder) throws Exception {
        write(folder.resolve("spec.yaml"), spec);
        System.setProperty("aw.specs", folder.toString());
        List<String> failures = new ArrayList<>();
        for (var method : tests.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                var constructor = tests.getDeclaredConstructor();
                constructor.setAccessible(true);
                method.setAccessible(true);
                try {
                    method.invoke(constructor.newInstance());
                } catch (InvocationTargetException failed) {
                    failures.add(method.getName() + ": " + failed.getCause());
                }
            }
        }
        System.clearProperty("aw.specs");
        return failures;
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
