package dev.actorweb.machine;

import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A state as its author wrote it, well-formed or not: a final state may have children here and a
/// parallel one an `initial`; judging that is the analyzer's work.
///
/// @param index
///            the place in [Machine#states()], document order; the root is 0. Use it, not the
///            record, as a key
/// @param parent
///            the parent's index; −1 for the root
/// @param key
///            the name among its siblings; the machine's name for the root
/// @param path
///            the keys from below the root, joined by dots; empty for the root
/// @param id
///            the id the author gave
/// @param initial
///            where to go when this state is entered itself
/// @param children
///            the indexes of the child states, in document order
/// @param on
///            the transitions on events, in document order
/// @param defer
///            the events that are kept for later as long as nobody takes them
/// @param history
///            what a history state remembers; empty for every other kind
/// @param entry
///            of a history state in SCXML: what is done when nothing is remembered
/// @param historyDefault
///            where a history state leads when nothing is remembered
/// @param position
///            of the state's key; for the root, of the text
public record State(int index, int parent, String key, String path, Optional<Id> id, Kind kind,
        Optional<Initial> initial, List<Integer> children, List<Transition> on, List<Trigger.OnEvent> defer,
        List<Transition> always,
        List<Transition> after, List<Transition> onDone, List<Invoke> invokes, List<Action> entry,
        List<Action> exit,
        Optional<History> history, List<Target> historyDefault, Optional<Template> output, List<String> tags,
        Optional<Node> meta, Optional<String> description, Position position) {
    /// What a state is made of.
    public enum Kind {
        ATOMIC, COMPOUND, PARALLEL, FINAL, HISTORY
    }

    /// How deep a history remembers.
    public enum History {
        SHALLOW, DEEP
    }

    /// An id and where it is written.
    public record Id(String text, Position position) {}

    /// The default entry of a compound state.
    public record Initial(List<Target> targets, List<Action> actions, Position position) {
        public Initial {
            targets = List.copyOf(targets);
            actions = List.copyOf(actions);
        }
    }

    public State {
        children = List.copyOf(children);
        on = List.copyOf(on);
        defer = List.copyOf(defer);
        always = List.copyOf(always);
        after = List.copyOf(after);
        onDone = List.copyOf(onDone);
        invokes = List.copyOf(invokes);
        entry = List.copyOf(entry);
        exit = List.copyOf(exit);
        historyDefault = List.copyOf(historyDefault);
        tags = List.copyOf(tags);
    }

    /// The name shown in configurations: the author's id, else the path; the machine's name for
    /// the root.
    public String name() {
        return id.isPresent() ? id.get().text() : path.isEmpty() ? key : path;
    }

    public boolean isRoot() {
        return parent < 0;
    }

    /// Every transition of this state: `on`, `onDone`, those of its invokes, `after`, `always`.
    public List<Transition> transitions() {
        if (onDone.isEmpty() && invokes.isEmpty() && after.isEmpty() && always.isEmpty()) {
            return on;
        }
        List<Transition> all = new ArrayList<>(on);
        all.addAll(onDone);
        for (Invoke invoke : invokes) {
            all.addAll(invoke.onDone());
            all.addAll(invoke.onError());
            all.addAll(invoke.onSnapshot());
        }
        all.addAll(after);
        all.addAll(always);
        return all;
    }

    /// Every action of this state, each with those within it behind it: on entry and exit, of its
    /// default entry, of its transitions, and what its invokes do with events that come back.
    public List<Action> actions() {
        List<Action> all = new ArrayList<>(Action.all(entry));
        all.addAll(Action.all(exit));
        if (initial.isPresent()) {
            all.addAll(Action.all(initial.get().actions()));
        }
        for (Transition transition : transitions()) {
            all.addAll(Action.all(transition.actions()));
        }
        for (Invoke invoke : invokes) {
            all.addAll(Action.all(invoke.finalizing()));
        }
        return all;
    }
}
