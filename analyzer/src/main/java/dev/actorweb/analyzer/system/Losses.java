package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.system.Violation.End;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.Member;
import dev.actorweb.runtime.RestartPolicy;
import java.util.Optional;

/// Finds the messages that a step loses: for want of room, because their receiver has ended, or
/// because it ends while they wait.
final class Losses {
    private final Model model;
    private final Troubles troubles;
    private final Sites sites;

    Losses(Model model, Troubles troubles, Sites sites) {
        this.model = model;
        this.troubles = troubles;
        this.sites = sites;
    }

    void move(int[] state, int member, Move move, int flags, End end) {
        Member actor = model.members().get(member);
        for (int dropped : move.detail.dropped()) {
            String lost = model.message(dropped).event().type();
            add("ends " + actor.group().name() + " " + lost, actor.group(),
                    "`" + lost + "` is lost: it waits for `" + actor.name() + "` when that ends", end);
        }
        if ((flags & Situations.LOST) != 0) {
            receivers(state, member, move, end);
            siblings(state, member, move, end);
        }
    }

    /// What waited for temporary actors that end because another one failed.
    private void siblings(int[] state, int member, Move move, End end) {
        if (move.ruling != Reaction.Ruling.RESTART || !model.countsTogether()) {
            return;
        }
        for (Member other : model.members()) {
            int i = other.index();
            if (model.isRestartedWith(i, member) && other.group().restart() == RestartPolicy.TEMPORARY
                    && !model.local(state, i).hasEnded() && model.waiting(state, i) > 0) {
                String lost = model.message(model.situations(i).get(state[i]).mailbox()[0]).event().type();
                add("stops " + other.group().name() + " " + lost, other.group(), "`" + lost
                        + "` is lost: it waits for `" + other.name() + "`, which ends with `"
                        + model.members().get(member).name() + "`", end);
            }
        }
    }

    private void receivers(int[] state, int member, Move move, End end) {
        int[] after = new int[state.length];
        model.begin(state, member, move, after);
        for (int i = 0; i < move.targets.length; i++) {
            int target = move.targets[i];
            int result = model.append(target, after[target], move.messages[i]);
            if ((result & Situations.LOST) != 0) {
                Member receiver = model.members().get(target);
                String event = model.message(move.messages[i]).event().type();
                boolean ended = model.local(after, target).hasEnded();
                add((ended ? "ended " : "full ") + receiver.group().name() + " " + event, receiver.group(),
                        ended
                                ? "`" + event + "` is lost: `" + receiver.name() + "` has ended"
                                : "a message to `" + receiver.name() + "` is lost: its mailbox of "
                                        + model.situations(target).capacity() + " is full when `" + event
                                        + "` comes",
                        end);
            }
            after[target] = result & Situations.ID;
        }
    }

    private void add(String key, ActorGroup group, String message, End end) {
        troubles.add("SC206 " + key, "lost", troubles.promise(Check.NoLost.class), () -> sites.actor(group),
                message,
                Optional.empty(), end);
    }
}
