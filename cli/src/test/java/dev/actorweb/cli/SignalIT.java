package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a command leaves behind when it is interrupted.
class SignalIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void aCommandThatIsInterruptedTidiesUpFirst(String signal, int code) throws Exception {
        AwProcess.assumeNotIgnored(signal);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = List.of(java, "-cp", System.getProperty("java.class.path"), Sleeper.class.getName());
        var process = AwProcess.in(folder).builder(words).start();
        try (var out = process.inputReader(); var err = process.errorReader()) {
            assertThat(out.readLine()).isEqualTo("asleep");

            assertThat(
                    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor())
                    .isZero();

            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines()).containsExactly("tidied up");
            assertThat(err.lines()).containsExactly("aw: interrupted");
            assertThat(process.exitValue()).isEqualTo(code);
        } finally {
            process.destroyForcibly();
        }
    }

    /// Stands for a command: does as `Main` does, with work that never ends.
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] args) {
            var interruption = Interruption.of(Thread.currentThread());
            var terminal = Terminal.open(Environment.ofProcess(), GlobalOptions.scan(args));
            try {
                sleep(terminal);
            } catch (InterruptedException failure) {
                Failure.report(failure, terminal, GlobalOptions.scan(args));
            }
            interruption.finished();
        }

        private static void sleep(Terminal terminal) throws InterruptedException {
            try {
                terminal.line("asleep");
                terminal.flush();
                new CountDownLatch(1).await();
            } finally {
                terminal.line("tidied up");
                terminal.flush();
            }
        }
    }
}
