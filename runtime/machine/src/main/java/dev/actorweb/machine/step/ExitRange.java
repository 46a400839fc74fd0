package dev.actorweb.machine.step;

/// The states that a transition with targets leaves, as far as they are active: those of a range,
/// as the descendants of a state are numbered after it.
record ExitRange(int first, int last) {
    static ExitRange of(CompiledTransition transition, Run run) {
        return transition.exits == null
                ? of(transition, Targets.domain(transition, run), run.machine().states())
                : transition.exits;
    }

    static ExitRange of(CompiledTransition transition, int domain, CompiledState[] states) {
        if (domain < 0) {
            return new ExitRange(0, states.length - 1);
        }
        if (transition.reenter && transition.source == domain) {
            return new ExitRange(domain, states[domain].last);
        }
        ExitRange inside = states[domain].inside;
        if (inside == null) {
            inside = new ExitRange(domain + 1, states[domain].last);
            states[domain].inside = inside;
        }
        return inside;
    }

    boolean contains(int state) {
        return state >= first && state <= last;
    }
}
