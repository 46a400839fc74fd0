package dev.actorweb.cli.init;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config;
import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.git.RefName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which agents are wanted: those of `aw.yaml`, then those that were asked for and are not in it.
///
/// @param main
///            the main work tree, beside which agents live
record AgentNames(Invocation invocation, Config present, Path main) {
    private static final int MOST = 99;

    List<Agent> wanted() {
        var agents = new ArrayList<>(present.agents());
        for (int i = 1; i <= count(); i++) {
            add(agents, "agent-" + i, "agent/" + i);
        }
        for (var name : invocation.options("--agent")) {
            if (!usable(name)) {
                throw UserError.usage("--agent: not a name for a branch and a folder: " + name,
                        "use letters, digits, '-', '_' and '.'");
            }
            add(agents, name, "agent/" + name);
        }
        agents.forEach(this::besideTheRepository);
        return agents;
    }

    private int count() {
        var given = invocation.option("--agents");
        if (given.isEmpty()) {
            return 0;
        }
        try {
            int count = Integer.parseInt(given.get());
            if (count >= 0 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw UserError.usage("--agents: not a number from 0 to " + MOST + ": " + given.get(),
                "agents with names of your own: --agent NAME");
    }

    private static boolean usable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && (i == 0 || "-_.".indexOf(c) < 0)) {
                return false;
            }
        }
        return RefName.isBranchName("agent/" + name) && name.length() <= 60;
    }

    private void add(List<Agent> agents, String name, String branch) {
        if (agents.stream().noneMatch(agent -> agent.name().equals(name))) {
            agents.add(new Agent(name, branch, main.resolveSibling(main.getFileName() + "-" + name)));
        }
    }

    /// `aw.yaml` comes with the repository: it must not choose any folder of the machine.
    private void besideTheRepository(Agent agent) {
        var parent = main.getParent();
        if (parent == null || !parent.equals(agent.path().getParent()) || agent.path().equals(main)) {
            throw new UserError(Exit.USAGE,
                    "the path of agent " + agent.name() + " is not beside the repository: " + agent.path(),
                    "in aw.yaml, give a path like ../" + main.getFileName() + "-" + agent.name());
        }
    }
}
