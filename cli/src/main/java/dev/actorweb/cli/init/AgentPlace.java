package dev.actorweb.cli.init;

import dev.actorweb.cli.config.Config.Agent;

/// An agent's work tree, and what has to be done for it.
record AgentPlace(Agent agent, Work work) {
    enum Work {
        /// It is there, on its branch.
        KEEP,
        /// Its branch exists; the work tree is to be made.
        CHECK_OUT,
        /// Both are to be made.
        BRANCH_OFF
    }

    boolean isNew() {
        return work == Work.BRANCH_OFF;
    }
}
