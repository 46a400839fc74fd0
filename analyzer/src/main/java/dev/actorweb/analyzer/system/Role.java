package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Reaction.Ruling;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.actor.MachineFailedException;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Failure;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.Services;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Supervision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What actors of one machine with the same start values can do. Every answer comes from the one
/// step function, and is asked for once: an exploration is mostly looking up.
final class Role {
    /// After so many failures in a row a message is given up, as by the runtime.
    private static final int REDELIVERIES = 3;
    static final String PARENT = "#parent";
    private static final Message START = new Message(Event.of("start"), Senders.NOBODY);
    private final CompiledMachine machine;
    private final ActorGroup group;
    private final Services services;
    private final Supervision supervision;
    private final Cast cast;
    private final int member;
    private final Interned<Local> locals = new Interned<>();
    private final Map<Long, List<Reaction>> onMessage = new HashMap<>();
    private final int first;
    private final boolean asks;
    private List<Integer> initialStates = List.of();
    private boolean complete = true;
    private int delays;

    /// Whether it was started anew while its machine deferred events.
    private boolean forgetful;

    /// @param member
    ///            one of the actors
    Role(Member member, Cast cast, Services services, Supervision supervision) {
        this.machine = member.machine();
        this.group = member.group();
        this.cast = cast;
        this.member = member.index();
        this.services = services;
        this.supervision = supervision;
        this.asks = Origins.askedBy(group.machine());
        this.first = cast.isChild(this.member) ? locals.id(Local.ENDED) : began(0, 0, null);
    }

    ActorGroup group() {
        return group;
    }

    /// Where the actor is before anything happens. A start that sends nothing has happened already;
    /// a child is not there yet.
    int first() {
        return first;
    }

    /// Where a child begins.
    int begun(@Nullable Object input) {
        return began(0, 0, input);
    }

    /// Where nobody is any more.
    int ended() {
        return locals.id(Local.ENDED);
    }

    String name() {
        return group.name();
    }

    /// False if not all answers of guards could be tried.
    boolean isComplete() {
        return complete;
    }

    /// Whether it was started anew while its machine deferred events, which then are lost here;
    /// running, they come back into the mailbox.
    boolean isForgetful() {
        return forgetful;
    }

    /// How many delays of one actor ran at once at most.
    int delays() {
        return delays;
    }

    /// How many different things the actors can be.
    int size() {
        return locals.size();
    }

    Local local(int id) {
        return locals.get(id);
    }

    /// Whether the actor may wait there for ever: it has ended, is where it began, or in a state
    /// tagged `rest`.
    boolean rests(int id) {
        Local local = locals.get(id);
        return local.hasEnded() || local.hasTag("rest") || (local.snapshot() != null
                && initialStates.equals(states(local.snapshot())));
    }

    private static List<Integer> states(Snapshot snapshot) {
        List<Integer> indexes = new ArrayList<>();
        snapshot.activeStates().forEach(state -> indexes.add(state.index()));
        return indexes;
    }

    private int began(int attempts, int restarts, @Nullable Object input) {
        Local fresh = Local.fresh(attempts, restarts, input);
        List<Reaction> starts = reactions(fresh, false, START,
                oracle -> Step.initial(machine, input, oracle));
        Reaction only = starts.getFirst();
        Local next = locals.get(only.next());
        if (next.snapshot() != null && initialStates.isEmpty()) {
            initialStates = states(next.snapshot());
        }
        boolean silent = starts.size() == 1 && only.sends().isEmpty() && only.children().isEmpty()
                && only.failure().isEmpty() && only.ruling() == Ruling.NONE;
        return silent ? only.next() : locals.id(fresh);
    }

    List<Reaction> start(int id) {
        Local fresh = locals.get(id);
        return reactions(fresh, false, START, oracle -> Step.initial(machine, fresh.input(), oracle));
    }

    /// What it does with a message.
    ///
    /// @param key
    ///            tells different messages apart
    List<Reaction> onMessage(int id, int key, Message message) {
        return onMessage.computeIfAbsent((long) id << 32 | key, _ -> taken(locals.get(id), message));
    }

    private List<Reaction> taken(Local local, Message message) {
        if (message.kind() == Message.Kind.STALE) {
            return List.of(new Reaction(locals.id(settled(local)), List.of(), true, List.of(),
                    Optional.empty(), List.of(), Ruling.NONE));
        }
        boolean named = message.kind() == Message.Kind.CHILD && machine.machine().dialect() == Dialect.SCXML;
        return handle(message.isLast() ? local.without(message.child()) : local,
                named ? message.event().from(message.child()) : message.event(), true, message.origin());
    }

    List<Reaction> handle(int id, Event event) {
        return handle(locals.get(id), event, false, Senders.NOBODY);
    }

    /// @param message
    ///            whether the event is the message at the head of the mailbox
    private List<Reaction> handle(Local local, Event event, boolean message, int origin) {
        Snapshot snapshot = local.snapshot();
        if (snapshot == null) {
            throw new IllegalStateException("not running: " + local);
        }
        Optional<String> wrong = event.isInternal() ? Optional.empty() : machine.check(event);
        if (wrong.isPresent()) {
            return List
                    .of(new Reaction(locals.id(message ? settled(local) : local), List.of(), false, List.of(),
                            wrong.map(why -> new Failure(why, declared(event), null)), List.of(),
                            Ruling.NONE));
        }
        Message given = new Message(machine.isDeferring() ? Event.of(event.type(), event.data()) : event,
                origin);
        return reactions(local, message, given, oracle -> Step.step(snapshot, given.event(), oracle));
    }

    private Optional<Position> declared(Event event) {
        return machine.machine().events().stream().filter(known -> known.name().equals(event.type()))
                .map(EventDeclaration::position).findFirst();
    }

    private static Local settled(Local local) {
        return new Local(local.phase(), local.snapshot(), local.running(), local.services(), 0,
                local.restarts(), local.origins());
    }

    /// What can follow when the actor crashes in the middle of a message.
    List<Reaction> crash(int id) {
        Reaction crashed = new Reaction(0, List.of(), true, List.of(), Optional.empty(), List.of(),
                Ruling.NONE);
        return ruled(locals.get(id), 0, told(crashed, "crashed", "Crash"));
    }

    /// The same, and the parent of a child hears of its failure.
    private Reaction told(Reaction reaction, String message, String type) {
        return cast.isChild(member)
                ? reaction.sending(new Reaction.Send(PARENT,
                        Event.failed(cast.id(member), Map.of("message", message, "type", type)),
                        Senders.NOBODY, Message.Kind.SIGNAL, Optional.empty()))
                : reaction;
    }

    /// Where the actor is after it was started anew for the sake of another.
    int restarted(Local before) {
        forget(before);
        return group.restart() == RestartPolicy.TEMPORARY ? locals.id(Local.ENDED) : began(0, 0, null);
    }

    /// What a delay's end brings.
    List<Reaction> due(int id, int place) {
        Local local = locals.get(id);
        Pending pending = local.running().get(place);
        List<Pending> others = new ArrayList<>(local.running());
        others.remove(place);
        Local after = new Local(local.phase(), local.snapshot(), others, local.services(), local.attempts(),
                local.restarts(), local.origins());
        if (pending.effect() instanceof Effect.StartTimer timer) {
            return handle(after, timer.event(), false, Senders.NOBODY);
        }
        Doing doing = new Doing(cast, member, after);
        doing.send(pending.effect(), Senders.NOBODY);
        return List.of(
                new Reaction(locals.id(after), doing.sends(), true, List.of(), Optional.empty(), List.of(),
                        Ruling.NONE));
    }

    /// What the end of a service brings.
    List<Reaction> ended(int id, int place, Services.Reply reply) {
        Local local = locals.get(id);
        Local.Called called = local.services().get(place);
        List<Local.Called> others = new ArrayList<>(local.services());
        others.remove(place);
        Local after = new Local(local.phase(), local.snapshot(), local.running(), others, local.attempts(),
                local.restarts(), local.origins());
        return handle(after, reply.done()
                ? Event.done(called.id(), reply.value())
                : Event.failed(called.id(), reply.value()), false, Senders.NOBODY);
    }

    List<Services.Reply> replies(Local.Called called) {
        return services.replies(called.src());
    }

    // ---- from steps to reactions

    private List<Reaction> reactions(Local before, boolean message, Message given,
            Function<Oracle, StepResult> step) {
        List<Reaction> reactions = new ArrayList<>();
        Oracle oracle = new Oracle();
        int rounds = 0;
        do {
            reactions.addAll(reactions(before, message, given, step.apply(oracle), oracle.given()));
            complete &= ++rounds < Oracle.MOST_ROUNDS;
        } while (oracle.next());
        return List.copyOf(reactions);
    }

    private List<Reaction> reactions(Local before, boolean message, Message given, StepResult result,
            List<String> assumed) {
        Optional<Failure> failure = result.snapshot().failure();
        if (failure.isPresent()) {
            int attempts = before.attempts() + (message ? 1 : 0);
            Reaction failed = new Reaction(0, List.of(), false,
                    List.of(), failure, assumed, Ruling.NONE);
            return ruled(before, attempts > REDELIVERIES ? 0 : attempts, told(failed,
                    "the machine " + machine.name() + " failed: " + failure.get(),
                    MachineFailedException.class.getSimpleName()));
        }
        Doing doing = new Doing(cast, member, before);
        List<Event> refused = new ArrayList<>();
        Senders senders = new Senders(before, given, result);
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.Recall(var event, var taken)) {
                senders.recall(event);
                if (!taken) {
                    refused.add(event);
                }
            } else {
                doing.carryOut(effect, asks ? senders.current() : Senders.NOBODY);
            }
        }
        boolean handled = result.handled() || !result.transitions().isEmpty();
        delays = Math.max(delays, doing.running().size());
        int attempts = message ? 0 : before.attempts();
        Reaction reaction = new Reaction(0, doing.sends(), handled, refused, Optional.empty(),
                assumed, Ruling.NONE, doing.children());
        if (result.snapshot().isActive()) {
            return List.of(reaction.to(locals.id(new Local(Local.Phase.RUNNING, result.snapshot(),
                    doing.running(), doing.called(), attempts, before.restarts(),
                    asks ? senders.of(result.snapshot().deferred()) : List.of())), Ruling.NONE));
        }
        return group.restart() == RestartPolicy.PERMANENT
                ? ruled(before, attempts, reaction)
                : List.of(reaction.to(locals.id(Local.ENDED), Ruling.NONE));
    }

    /// What the supervisor may do about an actor that ended, as the runtime does it. How many
    /// restarts lie within its window depends on time, which nobody knows here: that many of them
    /// may lie so far back that it starts the actor once more, and none may.
    private List<Reaction> ruled(Local before, int attempts, Reaction reaction) {
        if (group.restart() == RestartPolicy.TEMPORARY) {
            return List.of(reaction.to(locals.id(Local.ENDED), Ruling.STOP));
        }
        List<Reaction> all = new ArrayList<>(2);
        int most = supervision.maxRestarts();
        boolean alone = supervision.strategy() == Supervision.Strategy.ONE_FOR_ONE;
        if (most > 0) {
            forget(before);
            int restarts = alone ? Math.min(most, before.restarts() + 1) : 0;
            int next = before.phase() == Local.Phase.NEW
                    ? locals.id(Local.fresh(attempts, restarts, null))
                    : began(attempts, restarts, null);
            all.add(reaction.to(next, Ruling.RESTART));
        }
        if (!alone || before.restarts() >= most) {
            all.add(reaction.to(locals.id(Local.ENDED), Ruling.GIVE_UP));
        }
        return all;
    }

    private void forget(Local before) {
        forgetful |= before.snapshot() != null && !before.snapshot().deferred().isEmpty();
    }

    /// Whether what runs under an id is a machine that is explored with the others.
    boolean isMachine(String id, String src) {
        return cast.place(member, id, src) >= 0;
    }
}
