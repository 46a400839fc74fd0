package dev.actorweb.analyzer.diff;

import dev.actorweb.analyzer.explore.Cause;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.simulate.Alphabet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two versions side by side: whatever happens, happens to both, under the same answers of guards
/// and the same truth of unknown conditions. Breadth first, so that the way to a difference is a
/// shortest one. Where one version takes something, or defers it, that the other refuses, they part;
/// where both take it, the walk goes on, wherever it has led them.
final class Product {
    private static final int MOST = 100_000;
    private final Exploration before;
    private final Exploration after;
    private final Alphabet alphabetBefore;
    private final Alphabet alphabetAfter;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Long, Integer> known = new HashMap<>();
    private final Set<List<Object>> told = new HashSet<>();
    private final List<Found> found = new ArrayList<>();
    private boolean complete = true;

    /// A place in each version, and how both came there.
    ///
    /// @param parent
    ///            the place before; negative for a start
    record Node(int before, int after, int parent, Branch stepBefore, Branch stepAfter) {}

    /// A difference, and the last step to it.
    ///
    /// @param node
    ///            where both versions were; negative before the start
    /// @param stepBefore
    ///            empty where the old version knows nothing of it
    record Found(Difference.Kind kind, int node, @Nullable Branch stepBefore, @Nullable Branch stepAfter) {}

    Product(Exploration before, Exploration after) {
        this.before = before;
        this.after = after;
        this.alphabetBefore = new Alphabet(before.machine().machine());
        this.alphabetAfter = new Alphabet(after.machine().machine());
    }

    void walk() {
        visit(-1, -1, -1);
        for (int at = 0; at < nodes.size(); at++) {
            visit(at, nodes.get(at).before, nodes.get(at).after);
        }
    }

    boolean isComplete() {
        return complete;
    }

    List<Found> found() {
        return found;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    Exploration before() {
        return before;
    }

    Exploration after() {
        return after;
    }

    private void visit(int node, int placeBefore, int placeAfter) {
        if (node >= 0 && (placeBefore < 0 || placeAfter < 0)) {
            complete = false;
            return;
        }
        Map<String, List<Branch>> olds = Branch.at(before, placeBefore);
        Map<String, List<Branch>> nows = Branch.at(after, placeAfter);
        Set<String> keys = new LinkedHashSet<>(olds.keySet());
        keys.addAll(nows.keySet());
        for (String key : keys) {
            List<Branch> old = branches(key, olds, alphabetBefore);
            List<Branch> now = branches(key, nows, alphabetAfter);
            compare(node, old, now);
        }
    }

    /// What a version does about a key: about an event that it does not name, what it does about
    /// any other.
    private static List<Branch> branches(String key, Map<String, List<Branch>> all, Alphabet alphabet) {
        List<Branch> own = all.get(key);
        if (own != null || !key.startsWith("event ")) {
            return own == null ? List.of() : own;
        }
        String name = key.substring("event ".length());
        if (alphabet.names().contains(name)) {
            return List.of();
        }
        for (Map.Entry<String, List<Branch>> entry : all.entrySet()) {
            if (entry.getKey().startsWith("other ") && entry.getKey().endsWith(".…")
                    && name.startsWith(
                            entry.getKey().substring("other ".length(), entry.getKey().length() - 1))) {
                return entry.getValue();
            }
        }
        for (Map.Entry<String, List<Branch>> entry : all.entrySet()) {
            if (entry.getKey().startsWith("other ") && !entry.getKey().endsWith(".…")) {
                return entry.getValue();
            }
        }
        return List.of();
    }

    private void compare(int node, List<Branch> olds, List<Branch> nows) {
        for (Branch old : olds) {
            boolean met = false;
            for (Branch now : nows) {
                if (old.isCompatible(now)) {
                    met = true;
                    compare(node, old, now);
                }
            }
            if (!met && old.isAccepted()) {
                tell(Difference.Kind.REFUSED, node, old, null);
            }
        }
        for (Branch now : nows) {
            if (now.isAccepted() && olds.stream().noneMatch(now::isCompatible)) {
                tell(Difference.Kind.ADDED, node, null, now);
            }
        }
    }

    private void compare(int node, Branch old, Branch now) {
        boolean start = old.step().cause().isEmpty();
        if (!start && old.isAccepted() != now.isAccepted()) {
            tell(old.isAccepted() ? Difference.Kind.REFUSED : Difference.Kind.ADDED, node, old, now);
            return;
        }
        if ((start || old.isAccepted()) && !isSame(old, now) && isTogether(node)) {
            tell(Difference.Kind.CHANGED, node, old, now);
        }
        if (old.to() < 0 || now.to() < 0 || nodes.size() >= MOST) {
            complete = false;
            return;
        }
        long both = (long) old.to() << 32 | now.to();
        if (known.putIfAbsent(both, nodes.size()) == null) {
            nodes.add(new Node(old.to(), now.to(), node, old, now));
        }
    }

    /// Whether both versions are in states of the same names: else everything is different
    /// from there.
    private boolean isTogether(int node) {
        return node < 0 || before.snapshot(nodes.get(node).before).configuration()
                .equals(after.snapshot(nodes.get(node).after).configuration());
    }

    private static boolean isSame(Branch old, Branch now) {
        return old.snapshot().configuration().equals(now.snapshot().configuration())
                && old.snapshot().status() == now.snapshot().status() && old.deferred() == now.deferred()
                && old.step().result().actions().equals(now.step().result().actions());
    }

    /// Once for the same transitions, and for the same event deferred in the same states.
    private void tell(Difference.Kind kind, int node, @Nullable Branch old, @Nullable Branch now) {
        if (told.add(List.of(kind, shown(old), shown(now)))) {
            found.add(new Found(kind, node, old, now));
        }
    }

    private static List<Object> shown(@Nullable Branch branch) {
        if (branch == null) {
            return List.of();
        }
        return branch.deferred()
                ? List.of(branch.key(), branch.snapshot().configuration())
                : List.copyOf(branch.taken());
    }

    /// The steps of one version on the way to a difference, the last one included; every step with
    /// the answers that either version asked for.
    List<Trace.Step> steps(Found difference, boolean old) {
        List<Trace.Step> steps = new ArrayList<>();
        for (int at = difference.node; at >= 0; at = nodes.get(at).parent) {
            Node node = nodes.get(at);
            steps.addFirst(
                    step(old ? node.stepBefore : node.stepAfter, old ? node.stepAfter : node.stepBefore));
        }
        Branch own = old ? difference.stepBefore : difference.stepAfter;
        if (own != null) {
            steps.add(step(own, old ? difference.stepAfter : difference.stepBefore));
        }
        return steps;
    }

    private static Trace.Step step(Branch own, @Nullable Branch other) {
        Map<String, List<Boolean>> guards = new LinkedHashMap<>();
        if (other != null) {
            guards.putAll(other.step().guards());
        }
        own.step().guards().forEach((name, answers) -> guards.merge(name, answers,
                (one, two) -> one.size() >= two.size() ? one : two));
        return new Trace.Step(own.step().cause(), guards, own.step().certain(), own.step().result());
    }

    /// What has to happen, in words.
    List<String> inputs(Found difference) {
        List<String> inputs = new ArrayList<>();
        boolean old = difference.stepBefore != null;
        for (var step : steps(difference, old)) {
            String text = step.cause().map(Cause::text).orElse("");
            List<String> answers = new ArrayList<>();
            step.guards().forEach((name, list) -> answers
                    .add(name + " = " + String.join(", ", list.stream().map(String::valueOf).toList())));
            text += answers.isEmpty()
                    ? ""
                    : (text.isEmpty() ? "" : " ") + "(" + String.join("; ", answers) + ")";
            if (!text.isEmpty()) {
                inputs.add(text);
            }
        }
        return inputs;
    }
}
