package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.system.MachineFiles;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.Document;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever the file, the readers give problems and not exceptions, in bounded time and memory, and
/// what compiles runs and can be written.
class FuzzTest {
    /// What one file of a few kilobytes may cost; the usual is a hundredth.
    private static final long MOST_BYTES = 1_500L << 20;
    private static final long MOST_NANOS = 20_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Guards ALL = (_, _, _) -> true;

    @Test
    void noYamlMakesTheReadersThrow() throws IOException {
        List<String> files = new ArrayList<>(Examples.ofTheLanguage());
        files.addAll(files(Conformance.checkout().resolve("docs/samples"), ".yaml"));
        files.addAll(files(Conformance.checkout().resolve("cli/src/main/resources"), ".yaml"));
        fuzz(files, 2_000);
    }

    @Test
    void noJsonMakesTheReadersThrow() throws IOException {
        fuzz(files(Conformance.folder("corpus"), ".json"), 700);
    }

    @Test
    void noScxmlMakesTheReadersThrow() throws IOException {
        List<String> files = files(Conformance.folder("scxml"), ".scxml");
        files.addAll(files(Conformance.folder("corpus"), ".scxml"));
        fuzz(files, 1_500);
    }

    private static List<String> files(Path folder, String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static void fuzz(List<String> files, int least) {
        Mutator mutator = new Mutator(files);
        for (int seed : Seeds.of(least)) {
            byte[] file = mutator.damaged(new Random(seed));
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            try {
                check(file);
                assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes).as("bytes")
                        .isLessThan(MOST_BYTES);
                assertThat(THREADS.getCurrentThreadCpuTime() - nanos).as("nanoseconds")
                        .isLessThan(MOST_NANOS);
            } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + new String(file, StandardCharsets.UTF_8), e);
            }
        }
    }

    private static void check(byte[] file) throws IOException {
        Document document = SpecReader.read("fuzz", file, Optional.empty());
        document.root().ifPresent(SystemReader::isSystem);
        if (!document.root().map(SpecReader::isXml).orElse(false)) {
            var system = SystemReader.read(document, MachineFiles.NONE);
            assertThat(system.system().isPresent() || !system.problems().isEmpty()).isTrue();
        }
        Reading reading = MachineReader.read(document);
        assertThat(reading.machine().isPresent() || !reading.problems().isEmpty()).isTrue();
        if (reading.machine().isPresent()) {
            run(reading.machine().get(), reading.isClean());
        }
    }

    private static void run(Machine machine, boolean clean) {
        var compilation = CompiledMachine.compile(machine);
        assertThat(compilation.machine().isPresent()).isEqualTo(compilation.problems().isEmpty());
        if (compilation.machine().isEmpty() || !clean) {
            return;
        }
        Snapshot snapshot = Step.initial(compilation.machine().get(), null, ALL).snapshot();
        for (EventDeclaration event : machine.events().subList(0, Math.min(20, machine.events().size()))) {
            if (!event.name().isEmpty() && !event.name().equals("*")) {
                snapshot = Step.step(snapshot, Event.of(event.name()), ALL).snapshot();
            }
        }
        for (Format format : Format.values()) {
            Exporter.export(machine, format).text().ifPresent(
                    text -> assertThat(MachineReader.read("exported", text).machine()).as(text).isPresent());
        }
    }
}
