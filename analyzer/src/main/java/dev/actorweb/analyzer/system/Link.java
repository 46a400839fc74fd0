package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// That actors of one entry may send an event to actors of another.
///
/// @param from
///            the name of the entry; empty for the world outside
/// @param to
///            the name of the entry
public record Link(Optional<String> from, String to, String event) {
    /// All links of a system: no other message is ever sent. Where the system is too large to look
    /// at everything that may be sent, those that the texts of its machines show.
    public static List<Link> of(MachineSystem system) {
        Influence influence = new Influence(new Model(system, 0));
        return influence.isKnown() ? List.copyOf(influence.links()) : written(system);
    }

    private static List<Link> written(MachineSystem system) {
        Set<Link> links = new LinkedHashSet<>();
        for (ActorGroup from : system.groups()) {
            Sends sends = Sends.of(system, Optional.of(Set.of()), from.machine().actions());
            for (Sends.Sent sent : sends.all()) {
                for (ActorGroup to : system.groups()) {
                    if (sent.to().isPresent() && sent.reaches(to)) {
                        links.add(new Link(Optional.of(from.name()), to.name(), sent.event().orElse("…")));
                    }
                }
            }
        }
        return List.copyOf(links);
    }
}
