package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/// Updates local refs, all or none.
final class RefMoves {
    private final Opened opened;

    RefMoves(Opened opened) {
        this.opened = opened;
    }

    List<RefName> update(List<RefUpdate> updates, String reason) throws IOException {
        if (updates.isEmpty()) {
            return List.of();
        }
        List<RefName> unexpected = unexpected(updates);
        if (!unexpected.isEmpty()) {
            return unexpected;
        }
        BatchRefUpdate batch = opened.repository().getRefDatabase().newBatchUpdate();
        batch.setAtomic(true).setAllowNonFastForwards(true).setRefLogMessage(reason, false);
        for (RefUpdate update : updates) {
            requireUnlocked(update.ref());
            batch.addCommand(command(update));
        }
        try (var walk = new RevWalk(opened.repository())) {
            batch.execute(walk, NullProgressMonitor.INSTANCE);
        }
        for (ReceiveCommand command : batch.getCommands()) {
            if (command.getResult() != ReceiveCommand.Result.OK) {
                unexpected = unexpected(updates);
                if (unexpected.isEmpty()) {
                    throw refused(command);
                }
                return unexpected;
            }
        }
        return List.of();
    }

    /// JGit waits for a lock and then gives up with little to say; we look first.
    void requireUnlocked(RefName ref) {
        Path lock = opened.layout().commonDir().resolve(ref.full() + ".lock");
        if (Files.exists(lock)) {
            throw new GitException(new GitProblem.Locked(lock.toString()));
        }
    }

    private static GitException refused(ReceiveCommand command) {
        String message = command.getMessage();
        return new GitException(new GitProblem.Refused("updating " + command.getRefName(),
                message == null ? command.getResult().toString() : message));
    }

    private static ReceiveCommand command(RefUpdate update) {
        ObjectId from = expected(update).map(Ids::jgit).orElse(ObjectId.zeroId());
        ObjectId to = update.target().map(Ids::jgit).orElse(ObjectId.zeroId());
        return new ReceiveCommand(from, to, update.ref().full());
    }

    private List<RefName> unexpected(List<RefUpdate> updates) throws IOException {
        var unexpected = new ArrayList<RefName>();
        for (RefUpdate update : updates) {
            Optional<CommitId> actual = opened.target(update.ref()).map(Ids::ours);
            if (!actual.equals(expected(update))) {
                unexpected.add(update.ref());
            }
        }
        return unexpected;
    }

    private static Optional<CommitId> expected(RefUpdate update) {
        return switch (update.expected()) {
            case Expected.At(var commit) -> Optional.of(commit);
            case Expected.Absent() -> Optional.empty();
        };
    }
}
