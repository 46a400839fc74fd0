package dev.actorweb.bench;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// Sets libraries beside each other within one process, a twentieth of a second each in turn, so
/// that what else the computer does meets all of them alike: on a shared one, tables of separate
/// processes differ by more than the libraries do. What is compared is the ratio of two neighbours
/// in time; its median over many rounds is steady where single figures are not.
///
/// Each library, and each other version of this one, has a class loader of its own, with all classes
/// but Java's: none spoils what the compiler learned of another.
public final class Beside {
    private static final long SLICE_NANOS = 50_000_000;
    private static final double WARM_UP_SECONDS = 4;

    /// A library at work.
    ///
    /// @param label
    ///            how the table calls it
    private record Entry(String label, Object workload, Method work, int operations, List<Double> nanos) {
        /// Works for a while.
        ///
        /// @return nanoseconds for an operation
        double slice() throws ReflectiveOperationException {
            long start = System.nanoTime();
            long times = 0;
            long took;
            do {
                work.invoke(workload);
                times++;
                took = System.nanoTime() - start;
            } while (took < SLICE_NANOS);
            return (double) took / (times * operations);
        }

        double median() {
            return percentile(nanos, 50);
        }
    }

    private Beside() {}

    /// Measures and prints.
    ///
    /// @param arguments
    ///            the workload, as `Spawn.spawnTellStop`; the number of rounds; the libraries, with
    ///            commas between them, each a peer's name or `LABEL=CLASSPATH` for another version
    ///            of aw, of which the path replaces the beginning of this one's
    public static void main(String[] arguments) throws Exception {
        var words = new Arguments(arguments, 3);
        var workload = words.text(0, "Spawn.spawnTellStop");
        int rounds = words.count(1, "ROUNDS", 100);
        List<Entry> entries = new ArrayList<>();
        for (var name : words.text(2, "aw,pekko,pekkoTuned,castor,fibry,vertx").split(",", -1)) {
            try {
                var entry = open(workload, name);
                entry.slice();
                entries.add(entry);
            } catch (ClassNotFoundException | NoSuchMethodException e) {
                throw Arguments.refuse("a workload like Spawn.spawnTellStop, not `%s`".formatted(workload));
            } catch (InvocationTargetException e) {
                System.err.println(name + " is left out: " + e.getCause());
            }
        }
        if (entries.isEmpty()) {
            throw Arguments.refuse("a library that can do this");
        }
        for (var entry : entries) {
            for (double seconds = 0; seconds < WARM_UP_SECONDS; seconds += SLICE_NANOS / 1e9) {
                entry.slice();
            }
        }
        measure(entries, rounds);
        print(entries);
        System.exit(0); // some of the libraries have threads that would go on
    }

    private static Entry open(String workload, String name) throws ReflectiveOperationException, IOException {
        int dot = workload.indexOf('.');
        if (dot < 0) {
            throw new ClassNotFoundException(workload);
        }
        int equals = name.indexOf('=');
        var path = System.getProperty("java.class.path");
        if (equals >= 0) {
            path = name.substring(equals + 1) + File.pathSeparator + path;
        }
        var loader = new URLClassLoader(urls(path), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader); // where some libraries look for their
                                                              // parts
        var type = loader.loadClass(Beside.class.getPackageName() + "." + workload.substring(0, dot));
        var work = type.getMethod(workload.substring(dot + 1));
        var object = type.getConstructor().newInstance();
        type.getField("peer").set(object, equals >= 0 ? "aw" : name);
        type.getMethod("open").invoke(object);
        return new Entry(equals >= 0 ? name.substring(0, equals) : name, object, work, operations(work),
                new ArrayList<>());
    }

    /// How many operations one call stands for. The annotation is another loader's, so it is asked
    /// by name.
    private static int operations(Method work) throws ReflectiveOperationException {
        boolean benchmark = false;
        int operations = 1;
        for (var annotation : work.getAnnotations()) {
            var type = annotation.annotationType();
            benchmark |= type.getName().equals(Benchmark.class.getName());
            if (type.getName().equals(OperationsPerInvocation.class.getName())) {
                operations = (int) type.getMethod("value").invoke(annotation);
            }
        }
        if (!benchmark) {
            throw new NoSuchMethodException(work.getName());
        }
        return operations;
    }

    private static URL[] urls(String path) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (var element : path.split(File.pathSeparator, -1)) {
            urls.add(Path.of(element).toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    private static void measure(List<Entry> entries, int rounds) throws ReflectiveOperationException {
        var random = new Random(1);
        List<Entry> order = new ArrayList<>(entries);
        for (int i = 0; i < rounds; i++) {
            Collections.shuffle(order, random); // nobody always comes after the same one
            for (var entry : order) {
                entry.nanos.add(entry.slice());
            }
        }
    }

    private static void print(List<Entry> entries) {
        var first = entries.getFirst();
        System.out.println("| library | ns an operation | best tenth | worst tenth | × " + first.label
                + " | its middle half |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        for (var entry : entries) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < entry.nanos.size(); i++) {
                ratios.add(entry.nanos.get(i) / first.nanos.get(i));
            }
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.2f | %.2f to %.2f |%n", entry.label,
                    entry.median(), percentile(entry.nanos, 10), percentile(entry.nanos, 90),
                    percentile(ratios, 50), percentile(ratios, 25), percentile(ratios, 75));
        }
    }

    private static double percentile(List<Double> figures, int percent) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
