package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Supervision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/// A system made ready for exploration. A state is an array: for each actor the number of its
/// situation, and at the end how many crashes there were. Not thread-safe.
final class Model {
    private static final Move[] NONE = {};
    private final MachineSystem system;
    private final List<Member> members;
    private final Role[] roles;
    private final Situations[] situations;
    private final Moves moves;
    private final Move[][][] known;
    private final boolean[] blocks;
    private final int crashes;
    private boolean anybodyWaited;

    /// @param crashes
    ///            how many crashes there may be in a run
    Model(MachineSystem system, int crashes) {
        this.system = system;
        this.members = system.members();
        this.crashes = crashes;
        int count = members.size();
        this.roles = new Role[count];
        this.situations = new Situations[count];
        this.blocks = new boolean[count];
        this.known = new Move[count][][];
        IdentityHashMap<CompiledMachine, Role> byMachine = new IdentityHashMap<>();
        IdentityHashMap<Role, Situations> byRole = new IdentityHashMap<>();
        for (Member member : members) {
            int i = member.index();
            ActorGroup group = member.group();
            roles[i] = byMachine.computeIfAbsent(member.machine(),
                    machine -> new Role(machine, group, system.services()));
            situations[i] = byRole.computeIfAbsent(roles[i], role -> new Situations(role, group.mailbox()));
            blocks[i] = situations[i].blocks();
            known[i] = new Move[16][];
        }
        this.moves = new Moves(this);
    }

    MachineSystem system() {
        return system;
    }

    List<Member> members() {
        return members;
    }

    Role role(int member) {
        return roles[member];
    }

    Situations situations(int member) {
        return situations[member];
    }

    /// How many numbers a state has.
    int width() {
        return members.size() + (crashes > 0 ? 1 : 0);
    }

    Message message(int id) {
        return moves.message(id);
    }

    int[] initial() {
        int[] state = new int[width()];
        for (int i = 0; i < members.size(); i++) {
            state[i] = situations[i].id(roles[i].first(), new int[0]);
        }
        return state;
    }

    Local local(int[] state, int member) {
        return roles[member].local(situations[member].get(state[member]).local());
    }

    int localId(int[] state, int member) {
        return situations[member].get(state[member]).local();
    }

    int waiting(int[] state, int member) {
        return situations[member].get(state[member]).mailbox().length;
    }

    /// What an actor may do in a state.
    Move[] moves(int[] state, int member) {
        int situation = state[member];
        if (anybodyWaited && situations[member].waits(situation)) {
            return NONE;
        }
        Move[][] own = known[member];
        if (situation >= own.length) {
            own = Arrays.copyOf(own, Math.max(situation + 1, 2 * own.length));
            known[member] = own;
        }
        Move[] found = own[situation];
        if (found == null) {
            found = moves.of(member, situation);
            own[situation] = found;
        }
        return found;
    }

    /// Whether an actor may crash: it handles a message and there is a crash left.
    boolean mayCrash(int[] state, int member) {
        return crashes > 0 && state[members.size()] < crashes && !members.get(member).isEnvironment()
                && waiting(state, member) > 0 && local(state, member).phase() == Local.Phase.RUNNING
                && !situations[member].waits(state[member]);
    }

    /// Takes a move: writes the state after it and says what became of its messages, as the flags
    /// of [Situations].
    int take(int[] state, int member, Move move, int[] after) {
        System.arraycopy(state, 0, after, 0, state.length);
        after[member] = move.next;
        int flags = 0;
        int[] targets = move.targets;
        for (int i = 0; i < targets.length; i++) {
            int target = targets[i];
            int result = situations[target].append(after[target], move.messages[i]);
            after[target] = result & Situations.ID;
            if (result > Situations.ID) {
                flags |= result & ~Situations.ID;
                if ((result & Situations.PRESSED) != 0 && target != member
                        && !roles[member].local(situations[member].get(after[member]).local()).hasEnded()
                        && !pressed(state, member)) {
                    after[member] = situations[member].waiting(after[member], target);
                    anybodyWaited = true;
                }
            }
        }
        if (anybodyWaited && move.takes && blocks[member] && situations[member].hasRoom(after[member])) {
            release(member, after);
        }
        return flags;
    }

    /// Whether others wait for room in the mailbox of this actor; it never waits itself then, so
    /// that waiting actors never form a ring.
    private boolean pressed(int[] state, int member) {
        for (int other = 0; other < members.size() && anybodyWaited; other++) {
            if (situations[other].waitsFor(state[other], member)) {
                return true;
            }
        }
        return false;
    }

    private void release(int member, int[] after) {
        for (int other = 0; other < members.size(); other++) {
            after[other] = situations[other].released(after[other], member);
        }
    }

    /// Lets an actor crash while it handles the message at the head of its mailbox, which the next
    /// life gets again; its supervisor restarts it, and others as its strategy says.
    void crash(int[] state, int member, int[] after) {
        System.arraycopy(state, 0, after, 0, state.length);
        after[members.size()]++;
        Supervision.Strategy strategy = system.supervision().strategy();
        for (int other = 0; other < members.size(); other++) {
            boolean affected = other == member || strategy == Supervision.Strategy.ONE_FOR_ALL
                    || (strategy == Supervision.Strategy.REST_FOR_ONE && other > member);
            if (affected && !members.get(other).isEnvironment() && !local(state, other).hasEnded()) {
                restart(other, after);
            }
        }
    }

    private void restart(int member, int[] after) {
        Situations.Situation before = situations[member].get(after[member]);
        int local = roles[member].crashed(0);
        boolean ended = roles[member].local(local).hasEnded();
        after[member] = situations[member].id(local, ended ? new int[0] : before.mailbox());
        if (ended) {
            release(member, after);
        }
    }

    /// Whether a crash ends the actor for good.
    boolean endsByCrash(int member) {
        return members.get(member).group().restart() == RestartPolicy.TEMPORARY;
    }

    /// The number of situations and messages: what the exploration has to remember besides states.
    long remembered() {
        long sum = moves.messageCount();
        for (Situations one : situations) {
            sum += one.size();
        }
        return sum;
    }

    boolean isComplete() {
        for (Role role : roles) {
            if (!role.isComplete()) {
                return false;
            }
        }
        return true;
    }

    /// The moves that were asked for up to now.
    List<Move> movesOf(int member) {
        List<Move> all = new ArrayList<>();
        for (Move[] some : known[member]) {
            if (some != null) {
                all.addAll(Arrays.asList(some));
            }
        }
        return all;
    }
}
