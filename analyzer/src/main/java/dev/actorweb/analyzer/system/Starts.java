package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Domains;
import dev.actorweb.analyzer.rule.OutsideDomain;
import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Context;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds the start values in the file of a system that are none of those which the machine
/// declares: its exploration begins with them all the same.
final class Starts {
    private Starts() {}

    static List<Violation> outside(MachineSystem system) {
        Map<String, Violation> found = new LinkedHashMap<>();
        for (Member member : system.members()) {
            ActorGroup group = member.group();
            Context context = member.machine().initialContext();
            for (Variable variable : group.starts().isEmpty() ? List.<Variable>of() : context.outside()) {
                Position position = group.starts().get(variable.name());
                if (position != null) {
                    String whose = group.counted() ? " in `" + member.name() + "`" : "";
                    Related declared = new Related(group.machine().file(), variable.position(),
                            "`" + variable.name() + "` is declared here");
                    found.computeIfAbsent(OutsideDomain.ID + " " + position,
                            key -> new Violation(key, "start", Optional.empty(),
                                    new Sites(system).here(position, List.of(declared)),
                                    Domains.beginning(variable,
                                            Objects.requireNonNull(context.get(variable.name())), whose),
                                    Optional.of(Domains.OTHER_START), new Violation.End.At(0)));
                }
            }
        }
        return new ArrayList<>(found.values());
    }
}
