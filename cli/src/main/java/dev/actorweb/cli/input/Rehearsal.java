package dev.actorweb.cli.input;

import dev.actorweb.cli.Text;
import dev.actorweb.runtime.ActorSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Asks a question of a script instead of a person, so that the Java runtime learns what asking
/// loads and does. For the training of the ahead-of-time cache.
public final class Rehearsal {
    private static final String SCRIPT = "fe\t: läuft\u001b[D\u007f\u001b[A\u001b[B\u001b[200~x\u001b[201~\t\t\u0015feat\r";
    private static final Duration STOPPING = Duration.ofSeconds(1);

    private Rehearsal() {}

    /// Asks once; what came of it only matters to a test.
    public static Reply run() throws InterruptedException {
        var words = new OneOf(List.of(new Candidate("feat", "a new feature"), Candidate.of("fix")));
        var question = Question.of("Message:").completer(words).validator(words).history(List.of("fix"));
        learnTerminal();
        var system = ActorSystem.create("rehearsal");
        try (var script = new Script()) {
            var actor = InputActor.ask(system, question, PromptSession.SETTLING);
            return new PromptSession(question, script, actor, Text::toString).run();
        } finally {
            system.stop(STOPPING);
        }
    }

    /// There is none during the training: how that is found out loads some of what opening one
    /// does, and one without anybody at it most of the rest.
    private static void learnTerminal() {
        try (var screen = JLineScreen.open()) {
            screen.size();
        } catch (IOException | IllegalStateException asExpected) {
            try {
                JLineScreen.rehearse();
            } catch (IOException | RuntimeException notToBeHad) {
                return;
            }
        }
    }

    /// A terminal without anybody at it.
    private static final class Script implements Screen {
        /// Readings after the last key, before it is taken for granted that nothing happens
        /// any more.
        private static final int PATIENCE = 50;

        private int next;

        @Override
        public int read(Duration patience) throws InterruptedException {
            int at = next++;
            if (at < SCRIPT.length()) {
                return SCRIPT.charAt(at);
            }
            Thread.sleep(patience);
            return at < SCRIPT.length() + PATIENCE ? NOTHING : END;
        }

        @Override
        public Size size() {
            return new Size(80, 24);
        }

        @Override
        public void print(String text) {}

        @Override
        public void close() {}
    }
}
