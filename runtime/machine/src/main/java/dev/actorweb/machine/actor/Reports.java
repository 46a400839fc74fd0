package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.MachineStep.Cause;
import dev.actorweb.runtime.MachineStep.Taken;
import dev.actorweb.runtime.RuntimeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What others see of a machine while it runs: each step, with its number, and what comes of it,
/// for the observers of this incarnation and for those of the whole system. What only the latter
/// want is made only when somebody looks.
final class Reports {
    private final ActorContext<Message> context;
    private final List<Consumer<Notice>> observers;
    private long steps;
    private @Nullable String path;
    private @Nullable AtomicReferenceArray<@Nullable Taken> shown;

    Reports(ActorContext<Message> context, List<Consumer<Notice>> observers) {
        this.context = context;
        this.observers = new ArrayList<>(observers);
    }

    void add(Consumer<Notice> observer) {
        observers.add(observer);
    }

    void remove(Consumer<Notice> observer) {
        observers.remove(observer);
    }

    /// Counts the step that begins.
    void nextStep() {
        steps++;
    }

    /// The number of the last step of this incarnation.
    long steps() {
        return steps;
    }

    /// The step at hand as the reason of what it sends; null when nobody looks.
    @Nullable
    Cause thisStep() {
        if (!context.system().observed()) {
            return null;
        }
        String known = path;
        if (known == null) {
            known = String.join("/", context.self().path().names());
            path = known;
        }
        return new Cause(known, steps);
    }

    void stepped(Event event, @Nullable Snapshot before, StepResult result, @Nullable Cause sender) {
        Snapshot after = result.snapshot();
        tell(new Notice.Stepped(event, before == null ? after : before, after, result.transitions()));
        if (looking()) {
            context.report(new RuntimeEvent.Transition(context.self(), context.system().dispatcher().now(),
                    new ObservedStep(steps, event, before, after, result.transitions(), sender,
                            shown(after))));
        }
    }

    void refused(Event event, String reason, Snapshot where, @Nullable Cause sender) {
        tell(new Notice.Rejected(event, reason, where));
        if (looking()) {
            context.report(new RuntimeEvent.Refused(context.self(), context.system().dispatcher().now(),
                    new ObservedStep(steps, event, where, where, List.of(), sender, shown(where)), reason));
        }
    }

    void emitted(Event event) {
        tell(new Notice.Emitted(event));
        if (looking()) {
            context.report(new RuntimeEvent.Emitted(context.self(), context.system().dispatcher().now(),
                    event.type(), event.data()));
        }
    }

    void logged(String text) {
        tell(new Notice.Logged(text));
        if (looking()) {
            context.report(new RuntimeEvent.Logged(context.self(), context.system().dispatcher().now(),
                    text));
        }
    }

    void ended(Snapshot last) {
        tell(new Notice.Ended(last));
    }

    private boolean looking() {
        return context.system().observed(Interest.TRANSITIONS);
    }

    private void tell(Notice notice) {
        if (observers.isEmpty()) {
            return;
        }
        for (Consumer<Notice> observer : List.copyOf(observers)) {
            observer.accept(notice);
        }
    }

    /// Made when somebody looks.
    private AtomicReferenceArray<@Nullable Taken> shown(Snapshot where) {
        AtomicReferenceArray<@Nullable Taken> known = shown;
        if (known == null) {
            known = new AtomicReferenceArray<>(where.machine().transitionCount());
            shown = known;
        }
        return known;
    }
}
