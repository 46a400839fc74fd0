package dev.actorweb.cli.shell;

/// What one look at the surroundings has found.
///
/// `hint` says what to do about it; empty where nothing has to be done.
record Diagnosis(String subject, State state, String detail, String hint) {
    enum State {
        OK, WARNING, ERROR
    }

    static Diagnosis ok(String subject, String detail) {
        return new Diagnosis(subject, State.OK, detail, "");
    }

    static Diagnosis warning(String subject, String detail, String hint) {
        return new Diagnosis(subject, State.WARNING, detail, hint);
    }

    static Diagnosis error(String subject, String detail, String hint) {
        return new Diagnosis(subject, State.ERROR, detail, hint);
    }
}
