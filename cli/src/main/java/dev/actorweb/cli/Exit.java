package dev.actorweb.cli;

/// How a run of `aw` ended; the code is what the calling shell sees.
public enum Exit {
    /// Done, nothing found.
    OK(0),
    /// Findings at or above the limit, a failed check or expectation.
    FINDINGS(1),
    /// Unknown option or command, missing answer without a terminal, invalid spec or configuration.
    USAGE(2),
    /// Stopped half-way and resumable: the message says how to go on, to abort or to undo.
    STOPPED(3),
    /// What the command needs is not there: no repository, no such target, not clean.
    PRECONDITION(4),
    /// Git, a remote or another program refused or failed.
    REFUSED(5),
    /// A deadline passed.
    DEADLINE(6),
    /// A bug in aw.
    BUG(70),
    /// Interrupted from the keyboard, after tidying up.
    INTERRUPTED(130),
    /// Whoever read the output went away; nothing is printed.
    PIPE_CLOSED(141),
    /// Asked to terminate, after tidying up.
    TERMINATED(143);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /// The process exit code, 0 to 255.
    public int code() {
        return code;
    }
}
