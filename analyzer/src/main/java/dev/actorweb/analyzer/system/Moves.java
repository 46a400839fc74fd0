package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Local.Called;
import dev.actorweb.analyzer.system.Local.Phase;
import dev.actorweb.analyzer.system.Situations.Situation;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.Channel;
import dev.actorweb.machine.system.Environment;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.system.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out what an actor may do in a situation.
final class Moves {
    /// The address of the actor that sent the message at hand.
    static final String ORIGIN = "#origin";
    private static final Event START = Event.of("start");
    private final Model model;
    private final Interned<Message> messages = new Interned<>();
    private final Map<String, List<Member>> addresses = new HashMap<>();
    private final boolean[] asksOrigin;

    Moves(Model model) {
        this.model = model;
        this.asksOrigin = new boolean[model.members().size()];
        for (Member member : model.members()) {
            asksOrigin[member.index()] = Origins.askedBy(member.group().machine());
        }
    }

    Message message(int id) {
        return messages.get(id);
    }

    int messageCount() {
        return messages.size();
    }

    /// @param givesUp
    ///            whether a supervisor that counts the restarts of all may give somebody up
    /// @param crashes
    ///            whether the actor may crash
    Move[] of(int member, int id, boolean givesUp, boolean crashes) {
        Situation situation = model.situations(member).get(id);
        Role role = model.role(member);
        Local local = role.local(situation.local());
        List<Move> moves = new ArrayList<>();
        if (local.phase() == Phase.NEW) {
            for (Reaction reaction : role.start(situation.local())) {
                add(moves, member, reaction, situation.mailbox(), Cause.START, START);
            }
        } else if (local.phase() == Phase.RUNNING) {
            addMessages(moves, member, situation);
            addInner(moves, member, situation, local);
            if (crashes && situation.mailbox().length > 0
                    && !model.members().get(member).isEnvironment()) {
                addCrashes(moves, member, situation);
            }
        }
        if (!givesUp && model.countsTogether()) {
            moves.removeIf(move -> move.ruling == Reaction.Ruling.GIVE_UP);
        }
        return moves.toArray(new Move[0]);
    }

    /// It crashes while it handles the message at the head of its mailbox, which the next life
    /// gets again.
    private void addCrashes(List<Move> moves, int member, Situation situation) {
        Event event = messages.get(situation.mailbox()[0]).event();
        for (Reaction reaction : model.role(member).crash(situation.local())) {
            add(moves, member, reaction, situation.mailbox(), Cause.CRASH, event);
        }
    }

    private void addMessages(List<Move> moves, int member, Situation situation) {
        int[] mailbox = situation.mailbox();
        for (int place = 0; place < mailbox.length; place++) {
            if (place > 0 && !overtakes(member, mailbox, place)) {
                continue;
            }
            Message message = messages.get(mailbox[place]);
            int[] rest = without(mailbox, place);
            Cause cause = message.isLast() || message.kind() == Message.Kind.STALE
                    ? Cause.SERVICE
                    : Cause.MESSAGE;
            for (Reaction reaction : model.role(member).onMessage(situation.local(), mailbox[place],
                    message)) {
                boolean again = reaction.ruling() != Reaction.Ruling.NONE && reaction.failure().isPresent()
                        && model.role(member).local(reaction.next()).attempts() > 0;
                add(moves, member, reaction, again ? mailbox : rest, cause, message.event(), !again);
            }
        }
    }

    /// Whether a message may be handled before those that came earlier; of equal ones the first
    /// is enough.
    private boolean overtakes(int member, int[] mailbox, int place) {
        for (int earlier = 0; earlier < place; earlier++) {
            if (mailbox[earlier] == mailbox[place]) {
                return false;
            }
        }
        return unordered(member, mailbox[place]);
    }

    private boolean unordered(int member, int message) {
        int origin = messages.get(message).origin();
        return origin >= 0 && channel(origin, member).unordered();
    }

    /// Between a child and its parent messages are never lost; to others it sends as the actor of
    /// the system that it belongs to.
    private Channel channel(int sender, int to) {
        Cast cast = model.cast();
        if (cast.isChild(to) || (cast.isChild(sender) && cast.parent(sender) == to)) {
            return Channel.RELIABLE;
        }
        int from = cast.ancestor(sender);
        return model.system().channel(model.members().get(from).group(), model.members().get(to).group());
    }

    private static int[] without(int[] mailbox, int place) {
        int[] rest = new int[mailbox.length - 1];
        System.arraycopy(mailbox, 0, rest, 0, place);
        System.arraycopy(mailbox, place + 1, rest, place, rest.length - place);
        return rest;
    }

    private void addInner(List<Move> moves, int member, Situation situation, Local local) {
        Role role = model.role(member);
        for (int place : Pending.next(local.running())) {
            Event event = Labels.of(local.running().get(place).effect());
            for (Reaction reaction : role.due(situation.local(), place)) {
                add(moves, member, reaction, situation.mailbox(), Cause.TIMER, event);
            }
        }
        for (int place = 0; place < local.services().size(); place++) {
            Called called = local.services().get(place);
            if (role.isMachine(called.id(), called.src())) {
                continue; // it says so itself
            }
            for (Services.Reply reply : role.replies(called)) {
                Event event = reply.done()
                        ? Event.done(called.id(), reply.value())
                        : Event.failed(called.id(), reply.value());
                for (Reaction reaction : role.ended(situation.local(), place, reply)) {
                    add(moves, member, reaction, situation.mailbox(), Cause.SERVICE, event);
                }
            }
        }
        Optional<Environment> environment = model.members().get(member).group().environment();
        if (environment.isPresent()) {
            for (Event event : environment.get().choices()) {
                for (Reaction reaction : role.handle(situation.local(), event)) {
                    // the world knows what is accepted, but not what makes it fail
                    if (reaction.handled() || reaction.ruling() != Reaction.Ruling.NONE) {
                        add(moves, member, reaction, situation.mailbox(), Cause.ENVIRONMENT, event);
                    }
                }
            }
        }
    }

    private void add(List<Move> moves, int member, Reaction reaction, int[] mailbox, Cause cause,
            Event event) {
        add(moves, member, reaction, mailbox, cause, event, false);
    }

    private void add(List<Move> moves, int member, Reaction reaction, int[] mailbox, Cause cause, Event event,
            boolean takes) {
        List<Integer> targets = new ArrayList<>();
        List<Integer> sent = new ArrayList<>();
        List<Reaction.Send> nobody = new ArrayList<>();
        boolean ends = model.role(member).local(reaction.next()).hasEnded();
        boolean alone = ends || reaction.ruling() == Reaction.Ruling.RESTART;
        for (Reaction.Send send : reaction.sends()) {
            if (send.kind() != Message.Kind.ORDINARY) {
                targets.add(model.cast().parent(member));
                sent.add(messages.id(new Message(send.event(), Senders.NOBODY, send.kind(),
                        model.cast().id(member))));
                continue;
            }
            if (send.child().isPresent()) {
                int child = model.cast().place(member, send.address(), send.child().get());
                if (child >= 0 && !alone) {
                    targets.add(child);
                    sent.add(messages.id(new Message(send.event(), Senders.NOBODY)));
                }
                continue;
            }
            List<Member> receivers = receivers(send.address(), send.origin());
            if (receivers.isEmpty()) {
                nobody.add(send);
            }
            for (Member receiver : receivers) {
                targets.add(receiver.index());
                sent.add(message(send.event(), member, receiver.index()));
            }
        }
        Family family = Family.of(model, member, reaction, alone);
        List<Integer> dropped = new ArrayList<>();
        int[] rest = family.isEmpty() ? mailbox : stale(mailbox, family);
        if (ends) {
            Arrays.stream(mailbox).filter(one -> !messages.get(one).isFromChild()).forEach(dropped::add);
            rest = new int[0];
        }
        int next = model.situations(member).id(reaction.next(), rest);
        Snapshot after = model.role(member).local(reaction.next()).snapshot();
        List<Variable> outside = after == null ? List.of() : after.context().outside();
        Faults faults = new Faults(targets, sent, to -> channel(member, to));
        for (Faults.Outcome outcome : faults.outcomes()) {
            moves.add(new Move(next, outcome.targets, outcome.messages, takes, cause, event,
                    new Move.Detail(reaction.handled(), reaction.refused(), reaction.failure(),
                            reaction.assumed(), nobody,
                            outcome.lost, outcome.doubled, dropped, outside),
                    reaction.ruling(), family));
        }
    }

    /// A mailbox after children of its owner were stopped.
    private int[] stale(int[] mailbox, Family family) {
        int[] after = mailbox.clone();
        for (int i = 0; i < after.length; i++) {
            Message message = messages.get(after[i]);
            if (message.isFromChild() && family.isStopped(message.child())) {
                after[i] = messages.id(message.stale());
            }
        }
        return after;
    }

    /// A mailbox after all children of its owner were stopped.
    int[] orphaned(int[] mailbox) {
        return stale(mailbox, Family.ALL_STOPPED);
    }

    private List<Member> receivers(String address, int origin) {
        if (address.equals(ORIGIN)) {
            return origin < 0 ? List.of() : List.of(model.members().get(origin));
        }
        return addresses.computeIfAbsent(address, model.system()::addressed);
    }

    private int message(Event event, int from, int to) {
        boolean matters = asksOrigin[to] || channel(from, to).unordered();
        return messages.id(new Message(event, matters ? model.cast().ancestor(from) : -1));
    }
}
