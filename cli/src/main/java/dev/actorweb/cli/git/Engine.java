package dev.actorweb.cli.git;

/// Who does the work behind a [Repository].
public enum Engine {
    /// The `git` found on the user's search path, one process for each question.
    INSTALLED_GIT("git"),
    /// JGit, within this process.
    JGIT("jgit");

    private final String label;

    Engine(String label) {
        this.label = label;
    }

    /// The name in `AW_GIT_ENGINE` and in reports.
    public String label() {
        return label;
    }
}
