package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Domains;
import dev.actorweb.analyzer.rule.OutsideDomain;
import dev.actorweb.analyzer.system.Violation.End;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Failure;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.Member;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Judges how an actor takes a step: whether it handles what it gets, without failing, speaks to
/// somebody who exists, and keeps to what its variables are declared to be.
final class Mishaps {
    private final Model model;
    private final Troubles troubles;
    private final Sites sites;

    Mishaps(Model model, Troubles troubles, Sites sites) {
        this.model = model;
        this.troubles = troubles;
        this.sites = sites;
    }

    void move(int[] state, int member, Move move, End end) {
        Member actor = model.members().get(member);
        Local before = model.local(state, member);
        Local after = model.role(member).local(model.situations(member).get(move.next).local());
        handling(actor, before, move, end);
        for (Event refused : move.detail.refused()) {
            String kept = Labels.shown(refused.type());
            unhandled(actor.group(), "unhandled", "deferred " + kept + " " + after.where(),
                    () -> sites.state(actor.group(), after),
                    "`" + actor.name() + "` deferred `" + kept + "`, but does not handle it " + after.where(),
                    Optional.of("handle it there, defer it there too, or forbid it: " + kept + ": null"),
                    end);
        }
        for (Reaction.Send send : move.detail.addresses()) {
            String event = send.event().type();
            troubles.add("SC201", actor.group(), event + " " + counted(send.address()), "address",
                    Optional.empty(),
                    () -> sites.send(actor.group(), send.address(), event),
                    "`" + actor.name() + "` sends `" + event + "` to `" + send.address()
                            + "`, which is no actor of this system",
                    Optional.of(Addresses.hint(send.address(), model.system())), end);
        }
        if (!move.detail.outside().isEmpty() && move.detail.assumed().isEmpty()) {
            domains(actor, before.snapshot(), after.snapshot(), move, end);
        }
    }

    private void handling(Member actor, Local before, Move move, End end) {
        String event = Labels.shown(move.event.type());
        Optional<Failure> failure = move.detail.failure();
        if (failure.isPresent()) {
            unhandled(actor.group(), "failure", event + " " + before.where(),
                    () -> sites.failure(actor.group(), before, failure.get().position()),
                    "`" + actor.name() + "` fails on `" + event + "` " + before.where() + ": "
                            + failure.get().message(),
                    Optional.empty(), end);
        } else if (!move.detail.handled() && move.cause == Cause.MESSAGE) {
            Optional<Transition> guarded = Sites.guarded(before, event);
            unhandled(actor.group(), "unhandled", event + " " + before.where(),
                    () -> guarded.map(transition -> sites.transition(actor.group(), transition))
                            .orElseGet(() -> sites.state(actor.group(), before)),
                    "`" + actor.name() + "` does not handle `" + event + "` " + before.where()
                            + (guarded.isPresent() ? ": no guard there holds" : ""),
                    Optional.of(guarded.isPresent()
                            ? "correct the guard, or say what happens otherwise; `actions: []` is nothing"
                            : "handle it there, or forbid it: " + event + ": null"),
                    end);
        }
    }

    /// An address that counts too far is one mistake, however far it goes.
    private static String counted(String address) {
        return address.replaceFirst("\\[-?\\d+]$", "[]");
    }

    private void unhandled(ActorGroup actor, String kind, String rest, Supplier<Place> place, String message,
            Optional<String> hint, End end) {
        troubles.add("SC203", actor, kind + " " + rest, kind, troubles.promise(Check.NoUnhandled.class),
                place,
                message, hint, end);
    }

    private void domains(Member actor, @Nullable Snapshot before, @Nullable Snapshot after, Move move,
            End end) {
        for (Variable variable : move.detail.outside()) {
            Object value = Objects.requireNonNull(after).context().get(variable.name());
            if (value != null && (before == null || !value.equals(before.context().get(variable.name())))) {
                String event = move.event.type();
                troubles.add(
                        OutsideDomain.ID + " " + actor.group().name() + " " + variable.name() + " " + event,
                        "domain",
                        Optional.empty(),
                        () -> sites.assignment(actor.group(), variable.name(), before, after, event),
                        Domains.departure(variable, value),
                        Optional.of(Domains.remedy(variable, value)), end);
            }
        }
    }
}
