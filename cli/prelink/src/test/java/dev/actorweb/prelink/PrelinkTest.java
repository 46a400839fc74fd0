package dev.actorweb.prelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrelinkTest {
    private static final List<Class<?>> SAMPLES = List.of(Sample.class, Sample.Shape.class,
            Sample.Circle.class,
            Sample.Box.class, Sample.Nothing.class, Sample.Everything.class);

    @Test
    void theRewrittenClassesGiveTheSameAnswers() throws Exception {
        Function<String, String> rewritten = answers(new Rewritten());

        for (String question : Sample.QUESTIONS) {
            assertThat(rewritten.apply(question)).as(question).isEqualTo(new Sample().apply(question));
        }
    }

    @Test
    void nothingThatCanBeLinkedIsLeftForTheStart() throws Exception {
        for (Class<?> sample : SAMPLES) {
            assertThat(bootstraps(new Rewritten().bytes(sample.getName())))
                    .doesNotContain("ObjectMethods", "SwitchBootstraps");
        }
    }

    @Test
    void aSwitchOverOtherThanTypesStaysAsItIs() throws Exception {
        byte[] given = Rewritten.original(Sample.Mixed.class.getName());

        byte[] made = new ClassRewriter(PrelinkTest.class.getClassLoader()).rewrite(given);

        assertThat(made).isEqualTo(given);
        assertThat(bootstraps(made)).contains("SwitchBootstraps");
    }

    @Test
    void aJarKeepsItsEntriesTheirOrderAndTimes(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("a.jar");
        String ours = Sample.Box.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "z.txt", "text".getBytes(StandardCharsets.UTF_8));
            put(out, "other/" + ours, Rewritten.original(Sample.Box.class.getName()));
            put(out, ours, Rewritten.original(Sample.Box.class.getName()));
        }

        Prelink.main(new String[]{jar.toString(), "dev/actorweb/"});

        try (var made = new JarFile(jar.toFile())) {
            assertThat(made.stream().map(JarEntry::getName)).containsExactly("z.txt", "other/" + ours, ours);
            assertThat(made.stream().map(entry -> entry.getTimeLocal().getYear())).containsOnly(2026);
            assertThat(bootstraps(read(made, "other/" + ours))).contains("ObjectMethods");
            assertThat(bootstraps(read(made, ours))).doesNotContain("ObjectMethods");
        }
        assertThat(folder).isDirectoryContaining(path -> path.equals(jar)).isDirectoryNotContaining(
                path -> !path.equals(jar));
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        var entry = new JarEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static byte[] read(JarFile jar, String name) throws IOException {
        return jar.getInputStream(jar.getEntry(name)).readAllBytes();
    }

    @SuppressWarnings("unchecked") // a Sample, loaded again
    private static Function<String, String> answers(ClassLoader loader) throws Exception {
        return (Function<String, String>) loader.loadClass(Sample.class.getName()).getDeclaredConstructor()
                .newInstance();
    }

    /// The simple names of the classes whose bootstrap methods are called, but for switches over
    /// primitive values.
    private static List<String> bootstraps(byte[] classFile) {
        List<String> names = new ArrayList<>();
        for (var method : ClassFile.of().parse(classFile).methods()) {
            method.code().ifPresent(code -> code.forEach(element -> {
                if (element instanceof InvokeDynamicInstruction call && !isPrimitiveSwitch(call)) {
                    names.add(call.bootstrapMethod().owner().displayName());
                }
            }));
        }
        return names;
    }

    private static boolean isPrimitiveSwitch(InvokeDynamicInstruction call) {
        return call.name().equalsString("typeSwitch") && call.typeSymbol().parameterType(0).isPrimitive();
    }

    /// Loads the samples rewritten, everything else as it is.
    private static final class Rewritten extends ClassLoader {
        Rewritten() {
            super(PrelinkTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Sample.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null) {
                    byte[] made = bytes(name);
                    loaded = defineClass(name, made, 0, made.length);
                }
                return loaded;
            }
        }

        byte[] bytes(String name) {
            return new ClassRewriter(getParent()).rewrite(original(name));
        }

        static byte[] original(String name) {
            try (var in = PrelinkTest.class.getClassLoader()
                    .getResourceAsStream(name.replace('.', '/') + ".class")) {
                return Objects.requireNonNull(in).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
