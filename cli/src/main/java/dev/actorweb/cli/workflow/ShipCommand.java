package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Strategy;
import java.util.ArrayList;
import picocli.CommandLine.Model.CommandSpec;

/// `aw ship`: brings the branch onto the integration branch, here and on the remote, or
/// changes nothing.
public final class ShipCommand implements Command {
    private final MessagePrompt prompt;

    /// Asks at the terminal.
    public ShipCommand() {
        this(MessagePrompt.TERMINAL);
    }

    /// @param prompt
    ///            asked for the message of a squash
    public ShipCommand(MessagePrompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.choice("--strategy", "how the commits come onto integration (as configured)",
                words()));
        spec.addOption(Options.value("-m --message", "MESSAGE", "the message of a squash or merge commit"));
        spec.addOption(Options.flag("--no-checks", "skip the checks that are configured for ship"));
        spec.addOption(Options.flag("--dry-run", "fetch and compute, but run no check and move nothing"));
        spec.usageMessage()
                .description("Fetches, brings the commits of the branch onto integration in memory, runs the "
                        + "configured checks on the result and pushes it atomically. Unless all of that succeeds, "
                        + "nothing is changed.")
                .footer("aw ship", "aw ship --dry-run", "aw ship --strategy squash -m \"feat: open by key\"");
        return spec;
    }

    private static String[] words() {
        var words = new ArrayList<String>();
        for (var strategy : Strategy.values()) {
            words.add(strategy.word());
        }
        return words.toArray(String[]::new);
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var ship = workspace.config().workflow().ship();
            var strategy = strategy(invocation, ship.strategy());
            refuseMessage(invocation, strategy);
            var course = Course.plot(workspace, !ship.push());
            if (course.onIntegration()) {
                throw new UserError(Exit.PRECONDITION,
                        course.integration() + " is the integration branch itself",
                        "ship from a branch of your own: git switch -c NAME; or push it with git");
            }
            Preconditions.clean(course.status());
            return new Shipping(workspace, course, strategy, prompt).run();
        }
    }

    private static Strategy strategy(Invocation invocation, Strategy configured) {
        var wanted = invocation.option("--strategy");
        if (wanted.isPresent()) {
            for (var strategy : Strategy.values()) {
                if (strategy.word().equals(wanted.get())) {
                    return strategy;
                }
            }
        }
        return configured;
    }

    private static void refuseMessage(Invocation invocation, Strategy strategy) {
        boolean makesNone = strategy == Strategy.REBASE || strategy == Strategy.FAST_FORWARD;
        if (makesNone && invocation.option("--message").isPresent()) {
            throw UserError.usage(
                    "--message is given, but " + strategy.word() + " makes no commit of its own",
                    "use --strategy squash or merge with it");
        }
    }
}
