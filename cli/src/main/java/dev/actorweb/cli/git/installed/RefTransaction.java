package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Dialogue;
import java.util.List;

/// A transaction of `git update-ref --stdin` (git 2.27): once prepared, the refs are locked and as
/// expected; unless committed, nothing happens, whatever becomes of this process.
final class RefTransaction implements AutoCloseable {
    private final Dialogue dialogue;

    private RefTransaction(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    static RefTransaction begin(Git git, List<RefUpdate> updates, String reason) {
        var transaction = new RefTransaction(git.converse(Kind.WRITE, "update-ref", "-m", reason, "--stdin"));
        var commands = new StringBuilder("start\n");
        for (RefUpdate update : updates) {
            commands.append(command(update)).append('\n');
        }
        transaction.dialogue.send(commands.toString());
        return transaction;
    }

    private static String command(RefUpdate update) {
        if (update.target().isEmpty()) {
            return switch (update.expected()) {
                case Expected.At(var commit) -> "delete " + update.ref() + " " + commit;
                case Expected.Absent() -> "verify " + update.ref();
            };
        }
        return switch (update.expected()) {
            case Expected.At(var commit) ->
                "update " + update.ref() + " " + update.target().get() + " " + commit;
            case Expected.Absent() -> "create " + update.ref() + " " + update.target().get();
        };
    }

    /// Locks the refs and checks what they are; if it returns false, see [#failure].
    boolean prepare() {
        return dialogue.send("prepare\n") && answered("prepare: ok");
    }

    boolean commit() {
        return dialogue.send("commit\n") && answered("commit: ok");
    }

    private boolean answered(String expected) {
        for (var line = dialogue.receive(); line.isPresent(); line = dialogue.receive()) {
            if (line.get().equals(expected)) {
                return true;
            }
        }
        return false;
    }

    /// What git said against it.
    Answer failure() {
        var end = dialogue.finish();
        return new Answer(List.of("git", "update-ref", "--stdin"), end.status(), end.out(), end.err().text());
    }

    @Override
    public void close() {
        dialogue.close();
    }
}
