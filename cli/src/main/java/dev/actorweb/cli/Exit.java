package dev.actorweb.cli;

/// How a run of `aw` ended; the code is what the calling shell sees.
public enum Exit {
    /// Done, nothing found.
    OK(0, "done, nothing found"),
    /// Findings at or above the limit, a failed check or expectation.
    FINDINGS(1, "findings at or above the limit, a failed check or expectation"),
    /// Unknown option or command, missing answer without a terminal, invalid spec or configuration.
    USAGE(2, "usage: unknown option or command, a missing answer without a terminal, an invalid spec or configuration file"),
    /// Stopped half-way and resumable: the message says how to go on, to abort or to undo.
    STOPPED(3, "stopped half-way and resumable; the message says how to go on, abort or undo"),
    /// What the command needs is not there: no repository, no such target, not clean.
    PRECONDITION(4, "a precondition: not a repository, no such target, not clean"),
    /// Git, a remote or another program refused or failed.
    REFUSED(5, "git, a remote or another program refused or failed"),
    /// A deadline passed.
    DEADLINE(6, "a deadline passed"),
    /// A bug in aw.
    BUG(70, "a bug in aw"),
    /// Interrupted from the keyboard, after tidying up.
    INTERRUPTED(130, "interrupted, after tidying up"),
    /// Whoever read the output went away; nothing is printed.
    PIPE_CLOSED(141, "whoever read the output went away; nothing is said"),
    /// Asked to terminate, after tidying up.
    TERMINATED(143, "terminated, after tidying up");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// The process exit code, 0 to 255.
    public int code() {
        return code;
    }

    /// What the manual says of it, in a few words.
    public String meaning() {
        return meaning;
    }
}
