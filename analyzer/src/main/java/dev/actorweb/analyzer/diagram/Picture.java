package dev.actorweb.analyzer.diagram;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.system.Link;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.system.MachineSystem;
import java.util.List;

/// What is drawn, in whatever language: a machine, or a system of them.
public final class Picture {
    private final Chart chart;

    Picture(Chart chart) {
        this.chart = chart;
    }

    /// Of one machine.
    public static Picture of(Machine machine, Marks marks) {
        return new Picture(Chart.of(machine, marks));
    }

    /// Of a system: who sends what to whom.
    ///
    /// @param links
    ///            what is sent
    /// @param findings
    ///            about the system; those that have the place of an actor are marked there
    /// @param inside
    ///            whether the machines of the actors are drawn inside of them
    public static Picture of(MachineSystem system, List<Link> links, List<Finding> findings, boolean inside) {
        return new Picture(new SystemChart(system, inside).chart(links, findings));
    }

    /// How many boxes it has.
    public int size() {
        return chart.machine().states().size();
    }

    Chart chart() {
        return chart;
    }
}
