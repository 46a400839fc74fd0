package dev.actorweb.analyzer.system;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.runtime.Supervision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A system made ready for exploration. A state is an array: for each actor the number of its
/// situation, and at the end how many crashes there were and how many restarts of all together,
/// where that matters. Not thread-safe.
final class Model {
    private static final int MOST_DELAYS = 200;
    private static final Move[] NONE = {};
    private final MachineSystem system;
    private final Cast cast;
    private final List<Member> members;
    private final Role[] roles;
    private final Situations[] situations;
    private final Moves moves;
    /// By what is possible beyond the situation, then by actor and situation.
    private final Move[][][][] known = new Move[4][][][];
    private final boolean[] blocks;
    private final int crashes;
    /// Where a state has the number of crashes, and how many restarts the supervisor may remember
    /// at most; −1 where it has none.
    private final int crashSlot;
    private final int restartSlot;
    private boolean anybodyWaited;

    /// @param crashes
    ///            how many crashes there may be in a run
    Model(MachineSystem system, int crashes) {
        this.system = system;
        this.cast = new Cast(system);
        this.members = cast.members();
        this.crashes = crashes;
        int count = members.size();
        this.roles = new Role[count];
        this.situations = new Situations[count];
        this.blocks = new boolean[count];
        this.crashSlot = crashes > 0 ? count : -1;
        this.restartSlot = system.supervision().strategy() == Supervision.Strategy.ONE_FOR_ONE
                ? -1
                : count + (crashes > 0 ? 1 : 0);
        IdentityHashMap<CompiledMachine, Map<String, Role>> byMachine = new IdentityHashMap<>();
        IdentityHashMap<Role, Situations> byRole = new IdentityHashMap<>();
        for (Member member : members) {
            int i = member.index();
            ActorGroup group = member.group();
            roles[i] = byMachine.computeIfAbsent(member.machine(), _ -> new HashMap<>()).computeIfAbsent(
                    cast.isChild(i) ? cast.id(i) : "",
                    _ -> new Role(member, cast, system.services(), system.supervision()));
            situations[i] = byRole.computeIfAbsent(roles[i], role -> new Situations(role, group.mailbox()));
            blocks[i] = situations[i].blocks();
        }
        this.moves = new Moves(this);
    }

    MachineSystem system() {
        return system;
    }

    /// All actors that there may be, those that the system names first.
    List<Member> members() {
        return members;
    }

    Cast cast() {
        return cast;
    }

    Role role(int member) {
        return roles[member];
    }

    Situations situations(int member) {
        return situations[member];
    }

    /// How many numbers a state has.
    int width() {
        return members.size() + (crashSlot < 0 ? 0 : 1) + (restartSlot < 0 ? 0 : 1);
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
        boolean givesUp = restartSlot >= 0 && state[restartSlot] >= system.supervision().maxRestarts();
        boolean mayCrash = crashSlot >= 0 && state[crashSlot] < crashes;
        int also = (givesUp ? 1 : 0) + (mayCrash ? 2 : 0);
        Move[][][] all = known[also];
        if (all == null) {
            all = new Move[members.size()][16][];
            known[also] = all;
        }
        Move[][] own = all[member];
        if (situation >= own.length) {
            own = Arrays.copyOf(own, Math.max(situation + 1, 2 * own.length));
            all[member] = own;
        }
        Move[] found = own[situation];
        if (found == null) {
            found = moves.of(member, situation, givesUp, mayCrash);
            own[situation] = found;
        }
        return found;
    }

    /// Whether the supervisor counts the restarts of all actors together, and starts others anew
    /// with the one that ended.
    boolean countsTogether() {
        return restartSlot >= 0;
    }

    /// Takes a move: writes the state after it and says what became of its messages, as the flags
    /// of [Situations].
    int take(int[] state, int member, Move move, int[] after) {
        begin(state, member, move, after);
        int flags = 0;
        int[] targets = move.targets;
        for (int i = 0; i < targets.length; i++) {
            int target = targets[i];
            int result = append(target, after[target], move.messages[i]);
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
        if (move.cause == Cause.CRASH) {
            after[crashSlot]++;
        }
        if (move.ruling == Reaction.Ruling.RESTART && restartSlot >= 0) {
            after[restartSlot] = Math.min(system.supervision().maxRestarts(), after[restartSlot] + 1);
            flags |= restartOthers(member, after);
        }
        if (anybodyWaited && blocks[member] && situations[member].hasRoom(after[member])) {
            release(member, after);
        }
        return flags;
    }

    /// The state after the step itself, before its messages arrive.
    void begin(int[] state, int member, Move move, int[] after) {
        System.arraycopy(state, 0, after, 0, state.length);
        after[member] = move.next;
        if (!move.family.isEmpty()) {
            move.family.stopped().forEach(child -> stop(child, after));
            for (int i = 0; i < move.family.started().size(); i++) {
                after[move.family.started().get(i)] = move.family.situations().get(i);
            }
        }
    }

    private void stop(int child, int[] after) {
        after[child] = situations[child].id(roles[child].ended(), new int[0]);
        cast.children(child).forEach(grandchild -> stop(grandchild, after));
    }

    /// A situation with one more message, and what became of it.
    int append(int target, int situation, int message) {
        return cast.hasChildren() && moves.message(message).kind() == Message.Kind.SIGNAL
                ? situations[target].prepend(situation, message)
                : situations[target].append(situation, message);
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

    private int restartOthers(int member, int[] after) {
        int flags = 0;
        for (int other = 0; other < cast.top(); other++) {
            if (isRestartedWith(other, member)) {
                Situations.Situation before = situations[other].get(after[other]);
                if (roles[other].local(before.local()).hasEnded()) {
                    continue;
                }
                int local = roles[other].restarted(roles[other].local(before.local()));
                boolean ended = roles[other].local(local).hasEnded();
                flags |= ended && before.mailbox().length > 0 ? Situations.LOST : 0;
                cast.children(other).forEach(child -> stop(child, after));
                after[other] = situations[other].id(local,
                        ended ? new int[0] : moves.orphaned(before.mailbox()));
                if (ended && anybodyWaited) {
                    release(other, after);
                }
            }
        }
        return flags;
    }

    /// Whether an actor that lives is started anew when the supervisor does so with another one.
    boolean isRestartedWith(int other, int member) {
        return other != member && !cast.isChild(other) && !cast.isChild(member)
                && (system.supervision().strategy() == Supervision.Strategy.ONE_FOR_ALL
                        || (system.supervision().strategy() == Supervision.Strategy.REST_FOR_ONE
                                && other > member));
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

    /// An actor that was started anew while its machine deferred events.
    Optional<String> forgetful() {
        for (Role role : roles) {
            if (role.isForgetful()) {
                return Optional.of(role.name());
            }
        }
        return Optional.empty();
    }

    /// Whether so many delays of one actor run at once that there is no end to be expected; each
    /// step takes longer then than the one before.
    boolean isPiling() {
        for (Role role : roles) {
            if (role.delays() > MOST_DELAYS) {
                return true;
            }
        }
        return false;
    }

    /// The number of messages in the longest mailbox seen.
    int longest() {
        int longest = 0;
        for (Situations one : situations) {
            longest = Math.max(longest, one.longest());
        }
        return longest;
    }
}
