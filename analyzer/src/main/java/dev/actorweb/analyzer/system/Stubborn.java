package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import java.util.ArrayDeque;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Chooses the actors that must go on in a state, so that the orders left out make no difference: a
/// stubborn set (A. Valmari) of whole actors.
///
/// A mailbox has one reader and keeps order, so that what an actor does with the first message is
/// independent of all that others do, but for two things: who else writes to those it sends to, and
/// whether there is room. The set is closed under both. An actor that cannot go on, or that might do
/// something else after a further message, brings along all who may write to it. What the conditions
/// look at must not change within a set. The explorer expands a state wholly when all that a set
/// leads to was looked at before, so that nobody is put off for ever.
final class Stubborn implements Reduction {
    private final Model model;
    private final Judge judge;
    private final Influence influence;
    private final boolean useful;
    private final boolean[] unordered;
    /// By actor: the local state in which nothing that comes matters; −1 if there is none.
    private final int[] calm;
    private final int count;

    /// @param influence
    ///            of the same system
    Stubborn(Model model, Judge judge, Influence influence) {
        this.model = model;
        this.judge = judge;
        this.influence = influence;
        this.count = model.members().size();
        // a supervisor that starts others anew lets the step of one actor change all of them
        this.useful = influence.isKnown() && !model.cast().hasChildren() && !judge.countsMessages()
                && !(model.countsTogether() && influence.restarts());
        this.unordered = new boolean[count];
        this.calm = new int[count];
        int[] initial = model.initial();
        for (int member = 0; member < count; member++) {
            calm[member] = useful && influence.isCalm(member) ? model.localId(initial, member) : -1;
        }
        MachineSystem system = model.system();
        for (Member to : model.members()) {
            for (Member from : model.members()) {
                unordered[to.index()] |= system.channel(from.group(), to.group()).unordered();
            }
        }
    }

    @Override
    public boolean @Nullable [] choose(int[] state) {
        BitSet best = null;
        int fewest = Integer.MAX_VALUE;
        for (int seed = 0; seed < count && useful && fewest > 1; seed++) {
            if (model.moves(state, seed).length > 0) {
                BitSet set = closed(state, seed);
                int moves = set == null ? Integer.MAX_VALUE : moves(state, set);
                if (moves < fewest) {
                    best = set;
                    fewest = moves;
                }
            }
        }
        if (best == null) {
            return null;
        }
        boolean[] chosen = new boolean[count];
        best.stream().forEach(member -> chosen[member] = true);
        return chosen;
    }

    private int moves(int[] state, BitSet set) {
        int sum = 0;
        for (int member = set.nextSetBit(0); member >= 0; member = set.nextSetBit(member + 1)) {
            sum += model.moves(state, member).length;
        }
        return sum;
    }

    /// The smallest set with this actor; null if it would be all.
    private @Nullable BitSet closed(int[] state, int seed) {
        BitSet set = new BitSet(count);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        set.set(seed);
        open.add(seed);
        while (!open.isEmpty()) {
            BitSet needed = needed(state, open.poll());
            if (needed == null) {
                return null;
            }
            needed.andNot(set);
            needed.stream().forEach(open::add);
            set.or(needed);
            if (set.cardinality() == count) {
                return null;
            }
        }
        return set;
    }

    /// The actors that must be in a set with this one; null if none smaller than all will do.
    private @Nullable BitSet needed(int[] state, int member) {
        BitSet needed = new BitSet(count);
        Move[] moves = model.moves(state, member);
        boolean open = (model.waiting(state, member) == 0 && calm[member] != model.localId(state, member))
                || unordered[member] || !influence.neverFull(member);
        for (Move move : moves) {
            if (isVisible(state, member, move)) {
                return null;
            }
            open |= model.role(member).local(model.situations(member).get(move.next).local()).hasEnded();
            for (int target : move.targets) {
                needed.or(influence.writers(target));
                if (!influence.neverFull(target)) {
                    needed.set(target);
                }
            }
        }
        if (moves.length == 0 && model.situations(member).waits(state[member])) {
            return null;
        }
        if (open || moves.length == 0) {
            needed.or(influence.writers(member));
        }
        return needed;
    }

    private boolean isVisible(int[] state, int member, Move move) {
        int before = model.localId(state, member);
        int after = model.situations(member).get(move.next).local();
        return before != after && judge.sees(member, before, after);
    }
}
