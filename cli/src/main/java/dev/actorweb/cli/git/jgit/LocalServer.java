package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.HookRunner;
import dev.actorweb.cli.git.HookRunner.Verdict;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Listener;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.TestProtocol;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UploadPack;

/// Serves a repository in a folder to a push, running its hooks.
///
/// JGit's own local transport skips the receiving side's hooks, and with them whatever policy guards
/// the repository. The protocol JGit has for in-process clients lets us put them in.
final class LocalServer implements AutoCloseable {
    private final Repository remote;
    private final HookRunner hooks;
    private final TestProtocol<Object> protocol = new TestProtocol<>((_, db) -> new UploadPack(db),
            (_, db) -> receiver(db));

    LocalServer(Repository remote, Environment environment, EngineOptions.Limits limits) {
        this.remote = remote;
        this.hooks = new HookRunner(layout(remote), hooksPath(remote), environment.without("GIT_INDEX_FILE"),
                limits.network(), Listener.NONE);
    }

    Transport connect(Repository local) throws Exception {
        URIish address = protocol.register(new Object(), remote);
        return protocol.open(address, local, null);
    }

    private ReceivePack receiver(Repository db) {
        var receiver = new ReceivePack(db);
        receiver.setPreReceiveHook(this::check);
        receiver.setPostReceiveHook(this::announce);
        return receiver;
    }

    private void check(ReceivePack receiver, Collection<ReceiveCommand> commands) {
        if (!accepts(receiver, "pre-receive", lines(commands))) {
            for (ReceiveCommand command : commands) {
                reject(command, "pre-receive hook declined");
            }
            return;
        }
        for (ReceiveCommand command : commands) {
            if (!accepts(receiver, "update", "", command.getRefName(), command.getOldId().name(),
                    command.getNewId().name())) {
                reject(command, "hook declined");
            }
        }
    }

    private static void reject(ReceiveCommand command, String reason) {
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason);
    }

    private void announce(ReceivePack receiver, Collection<ReceiveCommand> commands) {
        accepts(receiver, "post-receive", lines(commands));
        accepts(receiver, "post-update", "",
                commands.stream().map(ReceiveCommand::getRefName).toArray(String[]::new));
    }

    private boolean accepts(ReceivePack receiver, String hook, String input, String... arguments) {
        Verdict verdict = hooks.run(hook, input, arguments);
        if (!verdict.output().isEmpty()) {
            receiver.sendMessage(verdict.output().stripTrailing());
        }
        return verdict.accepted();
    }

    private static String lines(Collection<ReceiveCommand> commands) {
        var lines = new StringBuilder();
        for (ReceiveCommand command : commands) {
            lines.append(command.getOldId().name()).append(' ').append(command.getNewId().name()).append(' ')
                    .append(command.getRefName()).append('\n');
        }
        return lines.toString();
    }

    @Override
    public void close() {
        remote.close();
    }

    private static Layout layout(Repository remote) {
        var workTree = remote.isBare() ? Optional.<Path>empty() : Optional.of(remote.getWorkTree().toPath());
        return new Layout(workTree, remote.getDirectory().toPath(), remote.getCommonDirectory().toPath());
    }

    private static Optional<String> hooksPath(Repository remote) {
        return Optional.ofNullable(remote.getConfig().getString("core", null, "hooksPath"));
    }
}
