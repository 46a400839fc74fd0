package dev.actorweb.analyzer.ignore;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything in a spec that tells rules to be silent. Immutable.
public final class Ignores {
    /// Nothing is ignored.
    public static final Ignores NONE = new Ignores();

    private final List<Ignore> list = new ArrayList<>();
    private final List<Misuse> misuses = new ArrayList<>();

    private Ignores() {}

    /// Reads the comments in `lines`, the text of the spec, and the `meta` of its states.
    public static Ignores of(Machine machine, List<String> lines) {
        Ignores found = new Ignores();
        if (mention(lines)) {
            new Comments(lines, found.list, found.misuses).read();
        }
        for (State state : machine.states()) {
            Optional<Node> meta = state.meta();
            if (meta.isPresent() && meta.get() instanceof Mapping mapping) {
                found.readMeta(mapping, state);
            }
        }
        return found.list.isEmpty() && found.misuses.isEmpty() ? NONE : found;
    }

    /// Reads the comments in `lines`, the text of a file.
    public static Ignores of(List<String> lines) {
        Ignores found = new Ignores();
        if (mention(lines)) {
            new Comments(lines, found.list, found.misuses).read();
        }
        return found;
    }

    /// Reads the `meta` of the states of a machine alone.
    public static Ignores of(Machine machine) {
        return of(machine, List.of());
    }

    private static boolean mention(List<String> lines) {
        if (lines instanceof SourceLines text) {
            return text.mention(Comments.MARK);
        }
        for (String line : lines) {
            if (line.contains(Comments.MARK)) {
                return true;
            }
        }
        return false;
    }

    public List<Ignore> list() {
        return List.copyOf(list);
    }

    /// What was meant to silence a rule but is not understood.
    public List<Misuse> misuses() {
        return List.copyOf(misuses);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    private void readMeta(Mapping meta, State state) {
        Optional<Node> ours = meta.get("aw");
        if (ours.isEmpty() || !(ours.get() instanceof Mapping aw)) {
            return;
        }
        Optional<Node> ignore = aw.get("ignore");
        if (ignore.isEmpty()) {
            return;
        }
        if (!(ignore.get() instanceof Mapping rules)) {
            misuses.add(new Misuse(ignore.get().position(), "`ignore` in `meta` is no mapping",
                    "write the rule and why: `ignore: { SC108: because … }`"));
            return;
        }
        for (Entry entry : rules.entries()) {
            String reason = entry.value() instanceof Scalar text && !text.isNull() ? text.text().strip() : "";
            list.add(state.isRoot()
                    ? Ignore.everywhere(entry.key(), reason, entry.keyPosition())
                    : Ignore.inState(entry.key(), reason, state.path(), entry.keyPosition()));
        }
    }
}
