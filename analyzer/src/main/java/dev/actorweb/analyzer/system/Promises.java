package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Violation.End;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Judges single states: what is never or always to be so, and how many messages may wait.
final class Promises {
    private final Model model;
    private final Troubles troubles;
    private final Sites sites;
    private final List<Invariant> invariants = new ArrayList<>();
    private final int[] bounds;
    private final Check[] boundChecks;
    private final boolean bounded;
    private final int[] locals;

    private record Invariant(Check check, Property property, Condition condition, boolean wanted) {}

    Promises(Model model, Troubles troubles, Sites sites) {
        this.model = model;
        this.troubles = troubles;
        this.sites = sites;
        MachineSystem system = model.system();
        int count = model.members().size();
        this.locals = new int[count];
        this.bounds = new int[count];
        this.boundChecks = new Check[count];
        Arrays.fill(bounds, Integer.MAX_VALUE);
        boolean anyBound = false;
        for (Check check : system.checks()) {
            if (check instanceof Check.Never never) {
                invariants.add(new Invariant(check, never.condition(),
                        new Condition(model, never.condition()), false));
            } else if (check instanceof Check.Always always) {
                invariants.add(new Invariant(check, always.condition(),
                        new Condition(model, always.condition()), true));
            } else if (check instanceof Check.MailboxBound bound) {
                anyBound = true;
                bind(bound);
            }
        }
        this.bounded = anyBound;
    }

    private void bind(Check.MailboxBound bound) {
        for (Member member : model.members()) {
            boolean meant = bound.group().map(member.group().name()::equals).orElse(true);
            if (meant && bound.bound() < bounds[member.index()]) {
                bounds[member.index()] = bound.bound();
                boundChecks[member.index()] = bound;
            }
        }
    }

    /// Whether a condition may tell two local states of an actor apart.
    boolean sees(int member, int before, int after) {
        for (Invariant invariant : invariants) {
            if (invariant.condition.sees(member, before, after)) {
                return true;
            }
        }
        return false;
    }

    boolean countsMessages() {
        return bounded;
    }

    /// Whether there is anything to look at.
    boolean any() {
        return bounded || !invariants.isEmpty();
    }

    void state(int number, int[] state) {
        if (bounded) {
            for (int i = 0; i < bounds.length; i++) {
                if (bounds[i] != Integer.MAX_VALUE && model.waiting(state, i) > bounds[i]) {
                    tooMany(number, i);
                }
            }
        }
        if (!invariants.isEmpty()) {
            for (int i = 0; i < locals.length; i++) {
                locals[i] = model.localId(state, i);
            }
            for (int i = 0; i < invariants.size(); i++) {
                judge(invariants.get(i), i, number);
            }
        }
    }

    private void judge(Invariant invariant, int place, int number) {
        String key = "SC209 " + place;
        if (troubles.has(key)) {
            return;
        }
        String message;
        try {
            if (invariant.condition.holds(locals) == invariant.wanted) {
                return;
            }
            message = "`" + invariant.condition + "` "
                    + (invariant.wanted ? "does not always hold" : "can hold");
        } catch (Condition.Undecided undecided) {
            message = "`" + invariant.condition + "` has no value: " + undecided.getMessage();
        }
        troubles.add(key, "invariant", Optional.of(invariant.check),
                () -> sites.here(invariant.check.position()), message,
                Ended.hint(invariant.property, model.system()), new End.At(number));
    }

    private void tooMany(int number, int member) {
        Member full = model.members().get(member);
        Check check = boundChecks[member];
        troubles.add("SC205 " + full.group().name(), "bound", Optional.of(check),
                () -> sites.here(check.position()),
                "more than " + (bounds[member] == 1 ? "1 message" : bounds[member] + " messages")
                        + " can wait for `" + full.name() + "`",
                Optional.of("slow its senders down by a reply, or allow more"), new End.At(number));
    }
}
