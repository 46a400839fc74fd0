package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.MachineSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of two versions of a system that are compared.
final class Version {
    private final MachineSystem system;
    private final Model model;
    private final Tracer tracer;
    private final Map<String, Integer> members = new LinkedHashMap<>();

    Version(MachineSystem system) {
        this.system = system;
        this.model = new Model(system, 0);
        this.tracer = new Tracer(model, new StateStore(model.width()), Canon.NONE);
        system.members().forEach(member -> members.put(member.name(), member.index()));
    }

    MachineSystem system() {
        return system;
    }

    Model model() {
        return model;
    }

    /// The indexes of its actors by their names.
    Map<String, Integer> members() {
        return members;
    }

    /// What an actor can do, in order.
    List<Option> options(int[] state, int member) {
        List<Option> options = new ArrayList<>();
        for (Move move : model.moves(state, member)) {
            options.add(new Option(move, tracer.described(state, member, move)));
        }
        return options;
    }

    int[] take(int[] state, int member, Move move) {
        int[] next = new int[state.length];
        model.take(state, member, move, next);
        return next;
    }

    /// Something that an actor can do.
    record Option(Move move, Trace.Step step) {
        /// What it reacts to. Of a time-out it does not matter how long it takes.
        String input() {
            return step.cause() == Cause.TIMER && step.event().startsWith("after ")
                    ? "TIMER"
                    : step.cause() + " " + step.event() + " " + step.data();
        }

        String outcome() {
            return step.to() + " " + step.sent() + " " + move.detail.handled() + " "
                    + move.detail.failure().isPresent();
        }

        boolean takes() {
            return move.detail.handled() && move.detail.failure().isEmpty();
        }

        /// The event and where it comes, in words.
        String asked() {
            return "`" + step.event() + "`" + (step.cause() == Cause.START
                    ? ""
                    : " in `" + String.join("`, `", step.from()) + "`");
        }

        /// What it leads to, in words.
        String does() {
            return told(false);
        }

        /// What it led to, in words.
        String did() {
            return told(true);
        }

        private String told(boolean past) {
            List<String> parts = new ArrayList<>();
            if (move.detail.failure().isPresent()) {
                parts.add(past ? "failed" : "fails");
            } else if (!move.detail.handled()) {
                parts.add(past ? "passed it over" : "passes it over");
            } else if (!step.from().equals(step.to())) {
                parts.add((past ? "led to `" : "leads to `") + String.join("`, `", step.to()) + "`");
            }
            for (Trace.Sent sent : step.sent()) {
                parts.add((past ? "sent `" : "sends `") + sent.event() + "` to `" + sent.to() + "`"
                        + switch (sent.fate()) {
                            case ARRIVED -> "";
                            case DOUBLED -> " twice";
                            case LOST, REFUSED -> ", where it is lost";
                            case NOBODY -> ", who does not exist";
                        });
            }
            return parts.isEmpty()
                    ? past ? "changed nothing" : "changes nothing"
                    : String.join(" and ", parts);
        }
    }
}
