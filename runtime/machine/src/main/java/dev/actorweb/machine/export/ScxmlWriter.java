package dev.actorweb.machine.export;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventTemplate;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a machine as an SCXML document. A machine with XState's semantics is written with the
/// elements that do the same.
final class ScxmlWriter {
    private final Machine machine;
    private final Problems problems;
    private final boolean scxml;
    private final XmlText xml;
    private final ScxmlContent content;
    private final ScxmlReach reach;

    ScxmlWriter(Machine machine, Problems problems) {
        this(machine, problems, new XmlText());
    }

    private ScxmlWriter(Machine machine, Problems problems, XmlText xml) {
        this.machine = machine;
        this.problems = problems;
        this.scxml = machine.dialect() == Dialect.SCXML;
        this.xml = xml;
        this.content = new ScxmlContent(machine, problems, xml);
        this.reach = new ScxmlReach(machine, content);
    }

    String document() {
        write();
        return xml.text();
    }

    private void write() {
        State root = machine.root();
        if (!scxml) {
            checkRoot(root);
        }
        xml.start("scxml").attribute("xmlns", "http://www.w3.org/2005/07/scxml").attribute("version", "1.0")
                .attribute("datamodel", "ecmascript");
        if (!machine.name().equals("(machine)")) {
            xml.attribute("name", machine.name());
        }
        initialAttribute(root);
        data();
        for (Action action : root.entry()) {
            xml.start("script").end("script", content.script(action));
        }
        for (State child : machine.children(root)) {
            state(child);
        }
        xml.end("scxml");
    }

    /// `<scxml>` is no state: it has neither transitions nor handlers.
    private void checkRoot(State root) {
        if (!root.transitions().isEmpty() || !root.entry().isEmpty() || !root.exit().isEmpty()
                || !root.invokes().isEmpty() || root.kind() != Kind.COMPOUND) {
            content.error(root.position(),
                    "transitions and actions of the machine itself, or a machine that is "
                            + "no compound state; put its states into one");
        }
        for (State child : machine.children(root)) {
            if (child.kind() == Kind.HISTORY) {
                content.error(child.position(), "a history state of the machine itself");
            }
        }
        if (root.output().isPresent()) {
            content.error(root.position(), "an `output` of the machine itself");
        }
        root.initial().ifPresent(initial -> {
            if (!initial.actions().isEmpty()) {
                content.error(initial.position(), "actions of the machine's `initial`");
            }
        });
    }

    private void data() {
        if (machine.context().isEmpty()) {
            return;
        }
        xml.start("datamodel");
        for (Variable variable : machine.context()) {
            xml.start("data").attribute("id", variable.name());
            if (variable.computed().isPresent()) {
                xml.attribute("expr", content.source(variable.computed().get()));
            } else if (variable.initial() != null) {
                xml.attribute("expr",
                        content.source(EcmaScript.literal(variable.initial(), variable.position())));
            }
            xml.end("data");
        }
        xml.end("datamodel");
    }

    // ---- states

    private void state(State state) {
        String name = switch (state.kind()) {
            case PARALLEL -> "parallel";
            case FINAL -> "final";
            case HISTORY -> "history";
            case ATOMIC, COMPOUND -> "state";
        };
        xml.start(name);
        if (!scxml || state.id().isPresent()) {
            xml.attribute("id", id(state));
        }
        if (state.kind() == Kind.HISTORY) {
            history(state);
        } else {
            active(state);
        }
        xml.end(name);
    }

    private String id(State state) {
        return scxml ? state.name() : ScxmlReach.id(state);
    }

    private void active(State state) {
        if (!state.defer().isEmpty()) {
            content.error(state.defer().getFirst().position(), "`defer`");
        }
        initialAttribute(state);
        initialElement(state);
        content.handlers("onentry", state.entry(), timers(state, true));
        content.handlers("onexit", state.exit(), timers(state, false));
        for (Transition transition : state.on()) {
            transition(transition, state, ((Trigger.OnEvent) transition.trigger()).descriptor());
        }
        for (Transition transition : state.onDone()) {
            transition(transition, state, scxml ? "done.state." + id(state) : ScxmlReach.done(state));
        }
        for (Transition transition : state.after()) {
            transition(transition, state, timer(transition, state));
        }
        for (Transition transition : state.always()) {
            transition(transition, state, "");
        }
        for (Invoke invoke : state.invokes()) {
            invoke(invoke, state);
        }
        state.output().ifPresent(output -> donedata(output, state));
        for (State child : machine.children(state)) {
            state(child);
        }
    }

    private void history(State state) {
        state.history().ifPresent(
                depth -> xml.attribute("type", depth == State.History.DEEP ? "deep" : "shallow"));
        if (!state.historyDefault().isEmpty() || !state.entry().isEmpty()) {
            xml.start("transition").attribute("target",
                    scxml ? targets(state.historyDefault(), state) : defaults(state));
            content.actions(state.entry());
            xml.end("transition");
        } else if (!scxml) {
            xml.start("transition").attribute("target", defaultOf(machine.parent(state).orElseThrow()));
            xml.end("transition");
        }
    }

    private String defaults(State history) {
        List<String> ids = new ArrayList<>();
        for (Target target : history.historyDefault()) {
            ids.add(machine.resolve(history, target).map(this::byDefault).orElse(target.text()));
        }
        return String.join(" ", ids);
    }

    /// A state to which a history state leads that remembers nothing. XState leaves out the actions
    /// of its `initial` then, and SCXML does not.
    private String byDefault(State state) {
        if (state.initial().isPresent() && !state.initial().get().actions().isEmpty()) {
            content.error(state.position(),
                    "a state with actions at its `initial` as the default of a history state");
        }
        return id(state);
    }

    /// Where XState goes when a history state remembers nothing and says nothing.
    private String defaultOf(State parent) {
        List<String> ids = new ArrayList<>();
        if (parent.kind() == Kind.PARALLEL) {
            for (State region : machine.children(parent)) {
                if (region.kind() != Kind.HISTORY) {
                    ids.add(id(region));
                }
            }
        } else if (parent.initial().isPresent()) {
            if (!parent.initial().get().actions().isEmpty()) {
                content.error(parent.position(),
                        "a history state without `target` where `initial` has actions");
            }
            for (Target target : parent.initial().get().targets()) {
                ids.add(machine.resolveInitial(parent, target).map(this::byDefault).orElse(target.text()));
            }
        }
        return String.join(" ", ids);
    }

    private void initialAttribute(State state) {
        if (state.initial().isPresent() && state.initial().get().actions().isEmpty()) {
            List<String> ids = new ArrayList<>();
            for (Target target : state.initial().get().targets()) {
                ids.add(machine.resolveInitial(state, target).map(this::id).orElse(target.text()));
            }
            boolean named = true;
            for (Target target : state.initial().get().targets()) {
                named &= !scxml || target.text().startsWith("#");
            }
            if (named) {
                xml.attribute("initial", String.join(" ", ids));
            }
        }
    }

    private void initialElement(State state) {
        if (state.initial().isEmpty() || state.initial().get().actions().isEmpty()) {
            return;
        }
        State.Initial initial = state.initial().get();
        List<String> ids = new ArrayList<>();
        for (Target target : initial.targets()) {
            ids.add(machine.resolveInitial(state, target).map(this::id).orElse(target.text()));
        }
        xml.start("initial").start("transition").attribute("target", String.join(" ", ids));
        content.actions(initial.actions());
        xml.end("transition");
        xml.end("initial");
    }

    private String targets(Transition transition, State source) {
        boolean found = true;
        for (Target target : transition.targets()) {
            found &= machine.resolve(source, target).isPresent();
        }
        if (scxml || !found) {
            return targets(transition.targets(), source);
        }
        List<String> ids = new ArrayList<>();
        for (State target : reach.targets(transition, source)) {
            ids.add(id(target));
        }
        return String.join(" ", ids);
    }

    private String targets(List<Target> targets, State from) {
        List<String> ids = new ArrayList<>();
        for (Target target : targets) {
            ids.add(machine.resolve(from, target).map(this::id)
                    .orElse(target.text().startsWith("#") ? target.text().substring(1) : target.text()));
        }
        return String.join(" ", ids);
    }

    private void donedata(Template output, State state) {
        xml.start("donedata");
        if (output instanceof Template.MapOf map) {
            content.params(map, state.position());
        } else {
            xml.start("content").attribute("expr", content.value(output, state.position())).end("content");
        }
        xml.end("donedata");
    }

    // ---- transitions

    private void transition(Transition transition, State source, String event) {
        xml.start("transition");
        if (!event.isEmpty()) {
            xml.attribute("event", event);
        }
        Optional<String> guard = transition.guard().map(content::condition);
        Optional<String> exact = scxml ? Optional.empty() : reach.exactly(event);
        if (exact.isPresent() && guard.isPresent()) {
            guard = Optional.of(exact.get() + " && (" + guard.get() + ")");
        }
        guard.or(() -> exact).ifPresent(condition -> xml.attribute("cond", condition));
        String targets = targets(transition, source);
        if (!targets.isEmpty()) {
            xml.attribute("target", targets);
            if (!transition.reenter()) {
                xml.attribute("type", "internal");
            }
        }
        content.actions(transition.actions());
        xml.end("transition");
    }

    /// XState's `after` is an event that a state sends itself on entry and takes back on exit.
    private static String timer(Transition transition, State state) {
        Delay delay = ((Trigger.After) transition.trigger()).delay();
        return "after." + delay.text().replace(' ', '-') + "."
                + (state.path().isEmpty() ? "root" : state.path().replace('.', ':')); // no prefix
                                                                                      // of another
    }

    private List<Action> timers(State state, boolean entry) {
        List<Action> actions = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (Transition transition : state.after()) {
            String event = timer(transition, state);
            Delay delay = ((Trigger.After) transition.trigger()).delay();
            if (known.contains(event)) {
                continue;
            }
            known.add(event);
            if (!(delay instanceof Delay.Fixed)) {
                content.error(delay.position(), "the delay `" + delay.text() + "`, which is "
                        + (delay instanceof Delay.Computed ? "computed" : "bound by name"));
            }
            actions.add(entry
                    ? new Action.Raise(new EventTemplate(event, Template.MapOf.EMPTY,
                            transition.position()), Optional.of(delay), Optional.of(event),
                            transition.position())
                    : new Action.Cancel(new Template.Constant(event), transition.position()));
        }
        return actions;
    }

    // ---- invokes

    private void invoke(Invoke invoke, State state) {
        Machine part = machine.parts().get(invoke.src());
        if (invoke.computed().isPresent()) {
            content.error(invoke.position(), "an invoke of what a variable holds");
        }
        xml.start("invoke").attribute("id", invoke.id());
        if (part == null) {
            xml.attribute("type", "service").attribute("src", invoke.src());
        } else if (!invoke.src().equals(invoke.id())) {
            xml.attribute("src", invoke.src());
        }
        invoke.idLocation().ifPresent(variable -> xml.attribute("idlocation", variable));
        if (invoke.forward()) {
            xml.attribute("autoforward", "true");
        }
        if (invoke.input() instanceof Template.MapOf map) {
            content.params(map, invoke.position());
        } else if (invoke.input() instanceof Template.Computed(var failing)) {
            xml.attribute("namelist", failing.source());
        } else {
            content.error(invoke.position(), "an input that is no set of named values");
        }
        if (!invoke.finalizing().isEmpty()) {
            xml.start("finalize");
            content.actions(invoke.finalizing());
            xml.end("finalize");
        }
        if (part != null && invoke.src().equals(invoke.id())) {
            xml.start("content");
            new ScxmlWriter(part, problems, xml).write();
            xml.end("content");
        }
        xml.end("invoke");
        outcomes(invoke, state);
    }

    private void outcomes(Invoke invoke, State state) {
        for (Transition transition : invoke.onDone()) {
            transition(transition, state, "done.invoke." + invoke.id());
        }
        for (Transition transition : invoke.onError()) {
            transition(transition, state, "error.communication." + invoke.id());
        }
        if (!invoke.onSnapshot().isEmpty()) {
            content.error(invoke.position(), "`onSnapshot`");
        }
    }
}
