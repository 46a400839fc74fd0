package dev.actorweb.cli.git;

/// The installed git keeps the contract.
class InstalledGitTest extends EngineFixture
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
    InstalledGitTest() {
        super(Engine.INSTALLED_GIT);
    }
}
