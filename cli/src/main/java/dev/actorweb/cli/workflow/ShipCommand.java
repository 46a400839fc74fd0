package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.git.actor.GitActor;
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
        spec.addOption(Options.flag("--pull-request",
                "push the branch alone, for a protected integration branch, and tell where to open the request"));
        spec.addOption(Options.flag("--no-checks", "skip the checks that are configured for ship"));
        spec.addOption(Options.flag("--dry-run", "fetch and compute, but run no check and move nothing"));
        spec.addOption(ChartWatch.option());
        Recovery.addTo(spec);
        Recovery.addSkipTo(spec);
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
    public void prepare() {
        GitActor.prepare();
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var settled = Recovery.first(workspace);
            if (settled.isPresent()) {
                return settled.get();
            }
            var ship = workspace.config().workflow().ship();
            var options = ShipOptions.of(invocation, ship.strategy());
            var course = Course.plot(workspace, !ship.push(), options.pullRequest());
            if (course.onIntegration()) {
                throw new UserError(Exit.PRECONDITION,
                        course.integration() + " is the integration branch itself",
                        "ship from a branch of your own: git switch -c NAME; or push it with git");
            }
            if (options.pullRequest() && course.local()) {
                throw UserError.usage("--pull-request needs a remote", "workflow.ship.push is off");
            }
            Preconditions.clean(course.status());
            return new Shipping(workspace, course, options, prompt).run();
        }
    }
}
