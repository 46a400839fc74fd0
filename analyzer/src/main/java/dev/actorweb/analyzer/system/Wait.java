package dev.actorweb.analyzer.system;

import dev.actorweb.machine.State;
import dev.actorweb.machine.system.ActorGroup;
import java.util.List;
import java.util.Set;

/// A state in which an actor can only wait for an answer: it asked on the way in, and every way on
/// needs an event that one other entry of the system sends.
///
/// @param awaited
///            who is to answer
/// @param wakes
///            the descriptors of the events that lead on
/// @param entries
///            the ways in, each with what is sent on it
/// @param reactions
///            what is sent by what happens without leaving the state
record Wait(ActorGroup group, State state, ActorGroup awaited, Set<String> wakes, List<Sends> entries,
        Sends reactions) {
    Wait {
        wakes = Set.copyOf(wakes);
        entries = List.copyOf(entries);
    }

    /// Whether a message wakes the actor.
    boolean wakesOn(Sends.Sent sent) {
        return sent.reaches(group) && wakes.stream().anyMatch(sent::fits);
    }

    /// Whether the actor can come to wait here by a question that does not wake `asked`, and
    /// without waking `asker`; and whether it leaves `asker` waiting as long as it is here.
    boolean closes(Wait asker, Wait asked) {
        if (reactions.all().stream().anyMatch(asker::wakesOn)) {
            return false;
        }
        for (Sends entry : entries) {
            boolean asks = false;
            boolean wakes = false;
            for (Sends.Sent sent : entry.all()) {
                wakes |= asker.wakesOn(sent) || asked.wakesOn(sent);
                asks |= sent.reaches(awaited);
            }
            if (asks && !wakes) {
                return true;
            }
        }
        return false;
    }

    /// For messages: ``left` in `waiting``.
    String words() {
        return "`" + group.name() + "` in `" + state.path() + "`";
    }
}
