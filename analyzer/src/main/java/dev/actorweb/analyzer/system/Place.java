package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;

/// Where somebody would mend something: in the system's file or in that of one of its machines.
///
/// @param state
///            the path of the machine's state that it is about, if it is about one
/// @param related
///            other places to look at
record Place(String file, Position position, Optional<String> state, List<Related> related) {
    Place {
        related = List.copyOf(related);
    }
}
