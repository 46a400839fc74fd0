package dev.actorweb.cli.git;

/// JGit keeps the contract.
class JGitTest extends EngineFixture
        implements
            DiscoveryContract,
            StatusContract,
            CommitContract,
            HookContract,
            HistoryContract,
            RemoteContract,
            ReplayContract,
            MoveContract,
            WorktreeContract,
            OwnershipContract,
            HttpContract,
            TipContract {
    JGitTest() {
        super(Engine.JGIT);
    }
}
