package dev.actorweb.runtime.inspect;

/// A request that is not carried out, with a code for programs and a sentence for people.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    final String code;

    Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }
}
