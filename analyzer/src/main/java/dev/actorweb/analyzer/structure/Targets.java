package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which states targets lead to, and which one was probably meant by a target that leads nowhere.
public final class Targets {
    private Targets() {}

    /// The states of those targets that exist.
    public static List<State> resolve(Machine machine, State source, List<Target> targets) {
        List<State> found = new ArrayList<>(targets.size());
        for (Target target : targets) {
            Optional<State> state = machine.resolve(source, target);
            if (state.isPresent()) {
                found.add(state.get());
            }
        }
        return found;
    }

    /// As [#resolve], but a misspelt target counts as the one that was probably meant, so that one
    /// mistake does not make half of the machine unreachable.
    static List<State> meant(Machine machine, State source, List<Target> targets) {
        List<State> found = new ArrayList<>(targets.size());
        for (Target target : targets) {
            Optional<State> state = machine.resolve(source, target);
            if (state.isEmpty()) {
                state = suggestion(machine, source, target)
                        .flatMap(text -> machine.resolve(source, new Target(text, target.position())));
            }
            if (state.isPresent()) {
                found.add(state.get());
            }
        }
        return found;
    }

    /// The states an `initial` means, or the nearest to it; without any, the first child.
    static List<State> initial(Machine machine, State owner) {
        List<State> found = new ArrayList<>();
        if (owner.initial().isPresent()) {
            for (Target target : owner.initial().get().targets()) {
                Optional<State> state = machine.resolveInitial(owner, target).or(
                        () -> initialSuggestion(machine, owner, target)
                                .flatMap(key -> machine.resolveInitial(owner,
                                        new Target(key, target.position()))));
                if (state.isPresent() && machine.isDescendant(state.get(), owner)) {
                    found.add(state.get());
                }
            }
        }
        if (found.isEmpty() && !owner.children().isEmpty()) {
            found.add(firstChild(machine, owner));
        }
        return found;
    }

    private static State firstChild(Machine machine, State owner) {
        for (int child : owner.children()) {
            if (machine.state(child).kind() != State.Kind.HISTORY) {
                return machine.state(child);
            }
        }
        return machine.state(owner.children().getFirst());
    }

    /// What to write instead of an `initial` that names no child.
    public static Optional<String> initialSuggestion(Machine machine, State owner, Target target) {
        return DidYouMean.nearest(target.text(), keys(machine, owner));
    }

    /// What was probably meant, or else what there is.
    public static Optional<String> hint(Optional<String> meant, Machine machine, State owner) {
        List<String> keys = keys(machine, owner);
        return meant.map(text -> "did you mean `" + text + "`?").or(() -> keys.isEmpty() || keys.size() > 20
                ? Optional.of("name a state, as in `#id`, `sibling` or `.child`")
                : Optional
                        .of((keys.size() == 1 ? "there is only " : "there are ") + String.join(", ", keys)));
    }

    /// What to write instead of a target that names no state.
    public static Optional<String> suggestion(Machine machine, State source, Target target) {
        String text = target.text();
        if (text.startsWith("#")) {
            return DidYouMean.nearest(text.substring(1), ids(machine)).map(id -> "#" + id);
        }
        if (text.startsWith(".")) {
            return DidYouMean.nearest(text.substring(1), below(machine, source)).map(path -> "." + path);
        }
        State base = machine.parent(source).orElse(source);
        return DidYouMean.nearest(text, below(machine, base)).or(() -> elsewhere(machine, source, text));
    }

    /// A state of this name that can only be named from here in another way.
    private static Optional<String> elsewhere(Machine machine, State source, String text) {
        for (int child : source.children()) {
            if (machine.state(child).key().equals(text)) {
                return Optional.of("." + text);
            }
        }
        for (State state : machine.states()) {
            if (!state.isRoot() && (state.key().equals(text) || state.path().equals(text)
                    || machine.idOf(state).equals(text))) {
                return Optional.of("#" + machine.idOf(state));
            }
        }
        return Optional.empty();
    }

    private static List<String> keys(Machine machine, State owner) {
        List<String> keys = new ArrayList<>(owner.children().size());
        for (int child : owner.children()) {
            keys.add(machine.state(child).key());
        }
        return keys;
    }

    /// The paths of the states below `base`, seen from there.
    private static List<String> below(Machine machine, State base) {
        int from = base.isRoot() ? 0 : base.path().length() + 1;
        List<String> paths = new ArrayList<>();
        for (int i = base.index() + 1; i < machine.states().size(); i++) {
            State state = machine.state(i);
            if (!machine.isDescendant(state, base)) {
                break;
            }
            paths.add(state.path().substring(from));
        }
        return paths;
    }

    private static List<String> ids(Machine machine) {
        List<String> ids = new ArrayList<>(machine.states().size());
        for (State state : machine.states()) {
            ids.add(machine.idOf(state));
        }
        return ids;
    }
}
