package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How it is to be watched.
///
/// @param lines
///            whether each event is told by a line, even on a terminal
/// @param form
///            of the lines
/// @param drives
///            whether events may be sent to a running system
/// @param actor
///            the one that is driven; empty for the first machine
/// @param cues
///            what is done by itself
/// @param patient
///            whether events wait until the machine can take them
/// @param span
///            how long to watch; empty for until the end
/// @param against
///            specs by the names of machines, that count more than what actors say of themselves
/// @param record
///            the file to write
/// @param everything
///            whether no event may be left out
public record Order(Subject subject, boolean lines, Form form, boolean drives, String actor,
        List<? extends Cue> cues, Duration pause, boolean patient, Duration deadline, Optional<Duration> span,
        Map<String, Machine> against, Optional<Path> record, boolean everything, RuleSettings rules) {
    public Order {
        cues = List.copyOf(cues);
        against = Map.copyOf(against);
    }
}
