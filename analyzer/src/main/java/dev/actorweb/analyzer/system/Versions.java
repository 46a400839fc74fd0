package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.analyzer.system.SystemDiff.Difference;
import dev.actorweb.analyzer.system.Version.Option;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.yaml.Severity;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Two versions of a system side by side: every step that both can take, they take together; where
/// one can and the other can't, or does something else, that is a difference. The nearest of each
/// kind is kept. Actors are the same when their names are.
final class Versions {
    private static final int MOST_PAIRS = 300_000;
    private static final int MOST_DIFFERENCES = 100;
    private static final int LOOK_UP = 1 << 10;
    private final Version before;
    private final Version after;
    private final int most;
    private final long deadline;
    private final Progress progress;
    private final List<Place> places = new ArrayList<>();
    private final Set<List<Integer>> known = new HashSet<>();
    private final Map<String, Difference> differences = new LinkedHashMap<>();
    private boolean complete = true;

    /// Where both are.
    private static final class Place {
        private final int[] before;
        private final int[] after;
        private final int parent;
        private final Optional<Trace.Step> step;

        Place(int[] before, int[] after, int parent, Optional<Trace.Step> step) {
            this.before = before;
            this.after = after;
            this.parent = parent;
            this.step = step;
        }
    }

    Versions(MachineSystem before, MachineSystem after, Bounds bounds, Progress progress) {
        this.before = new Version(before);
        this.after = new Version(after);
        this.most = Math.min(MOST_PAIRS, bounds.maxStates());
        this.deadline = bounds.timeLimit().map(limit -> System.nanoTime() + limit.toNanos())
                .orElse(Long.MAX_VALUE);
        this.progress = progress;
    }

    boolean isComplete() {
        return complete;
    }

    /// The worst first, and of these the nearest.
    List<Difference> differences() {
        List<Difference> sorted = new ArrayList<>(differences.values());
        sorted.sort(Comparator.comparing(Difference::kind));
        return sorted;
    }

    void walk() {
        if (!beginAlike()) {
            return;
        }
        add(before.model().initial(), after.model().initial(), -1, Optional.empty());
        for (int at = 0; at < places.size(); at++) {
            if (places.size() > most || System.nanoTime() > deadline || ((at & LOOK_UP - 1) == LOOK_UP - 1
                    && !progress.at(places.size(), places.size() - at, at, 0))) {
                complete = false;
                return;
            }
            look(at);
        }
    }

    private boolean beginAlike() {
        boolean alike = true;
        int[] old = before.model().initial();
        int[] now = after.model().initial();
        for (Member member : before.system().members()) {
            Integer other = after.members().get(member.name());
            if (other != null) {
                String was = before.model().local(old, member.index()).where();
                String is = after.model().local(now, other).where();
                if (!was.equals(is)) {
                    alike = false;
                    keep(Kind.CHANGED, member, true,
                            "`" + member.name() + "` begins " + is + ", and began " + was,
                            new Trace(List.of(),
                                    OptionalInt.empty()));
                }
            }
        }
        return alike;
    }

    private void add(int[] old, int[] now, int parent, Optional<Trace.Step> step) {
        List<Integer> key = new ArrayList<>(old.length + now.length);
        Arrays.stream(old).forEach(key::add);
        Arrays.stream(now).forEach(key::add);
        if (known.add(key)) {
            places.add(new Place(old, now, parent, step));
        }
    }

    private void look(int at) {
        Place place = places.get(at);
        for (Member member : before.system().members()) {
            List<Option> olds = before.options(place.before, member.index());
            Integer other = after.members().get(member.name());
            if (other != null) {
                compare(at, member, other, olds, after.options(place.after, other));
            } else if (!olds.isEmpty()) {
                Trace.Step step = olds.getFirst().step();
                keep(Kind.REFUSED, member, false, "`" + member.name() + "` is gone, and with it what it did",
                        way(at, step));
            }
        }
        for (Member member : after.system().members()) {
            if (!before.members().containsKey(member.name())) {
                List<Option> nows = after.options(place.after, member.index());
                if (!nows.isEmpty()) {
                    keep(Kind.ADDED, member, true, "`" + member.name() + "` is new, and with it what it does",
                            way(at, nows.getFirst().step()));
                }
            }
        }
    }

    private void compare(int at, Member member, int other, List<Option> olds, List<Option> nows) {
        Place place = places.get(at);
        Map<String, List<Option>> left = byInput(nows);
        for (Map.Entry<String, List<Option>> entry : byInput(olds).entrySet()) {
            List<Option> now = left.getOrDefault(entry.getKey(), new ArrayList<>());
            List<Option> unmatched = new ArrayList<>();
            for (Option old : entry.getValue()) {
                Optional<Option> same = now.stream().filter(option -> option.outcome().equals(old.outcome()))
                        .findFirst();
                if (same.isPresent()) {
                    now.remove(same.get());
                    add(before.take(place.before, member.index(), old.move()),
                            after.take(place.after, other, same.get().move()), at, Optional.of(old.step()));
                } else {
                    unmatched.add(old);
                }
            }
            boolean could = entry.getValue().size() > unmatched.size();
            differ(at, member, unmatched, now, could);
            left.remove(entry.getKey());
        }
        left.values().forEach(added -> differ(at, member, List.of(), added, false));
    }

    private static Map<String, List<Option>> byInput(List<Option> options) {
        Map<String, List<Option>> found = new LinkedHashMap<>();
        for (Option option : options) {
            found.computeIfAbsent(option.input(), _ -> new ArrayList<>()).add(option);
        }
        return found;
    }

    /// What is left of the outcomes of one input when those are taken away that both have.
    ///
    /// @param could
    ///            whether there are such
    private void differ(int at, Member member, List<Option> olds, List<Option> nows, boolean could) {
        if (olds.isEmpty() && nows.isEmpty()) {
            return;
        }
        boolean took = olds.stream().anyMatch(Option::takes);
        boolean takes = nows.stream().anyMatch(Option::takes);
        boolean refused = nows.isEmpty() || (took && !takes);
        boolean added = olds.isEmpty() || (takes && !took);
        if (refused) {
            Option old = olds.stream().filter(Option::takes).findFirst().orElse(olds.getFirst());
            keep(Kind.REFUSED, member, true, "`" + member.name() + "` " + (could
                    ? "does not take " + old.asked() + " in this way any more"
                    : "does not take " + old.asked() + " any more") + "; it " + old.did(),
                    way(at, old.step()));
        } else if (added) {
            Option now = nows.stream().filter(Option::takes).findFirst().orElse(nows.getFirst());
            keep(Kind.ADDED, member, true, "`" + member.name() + "` takes " + now.asked()
                    + (could ? " in another way, too; it " : " now; it ") + now.does(),
                    way(at, now.step()));
        } else {
            keep(Kind.CHANGED, member, true, "`" + member.name() + "` does something else with "
                    + olds.getFirst().asked() + ": it " + nows.getFirst().does() + ", and "
                    + olds.getFirst().did(), way(at, olds.getFirst().step()));
        }
    }

    private Trace way(int at, Trace.Step last) {
        List<Trace.Step> steps = new ArrayList<>();
        steps.add(last);
        for (int i = at; i >= 0; i = places.get(i).parent) {
            places.get(i).step.ifPresent(steps::addFirst);
        }
        return new Trace(steps, OptionalInt.empty());
    }

    /// Once for all actors of an entry.
    private void keep(Kind kind, Member member, boolean isNew, String message, Trace way) {
        String key = kind + message.replaceAll("\\[\\d+]", "[]");
        if (differences.containsKey(key)) {
            return;
        }
        if (differences.size() >= MOST_DIFFERENCES) {
            complete = false;
            return;
        }
        MachineSystem system = isNew ? after.system() : before.system();
        differences.put(key, new Difference(kind, message, system.file(),
                system.group(member.group().name()).orElse(member.group()).position(), way,
                !way.steps().isEmpty() && isConfirmed(kind, way)));
    }

    private boolean isConfirmed(Kind kind, Trace way) {
        String text = RunText.of(way, "difference", "");
        Optional<RunScenario> scenario = RunReader.read(YamlReader.read("difference", text)).scenario();
        return scenario.isPresent()
                && passes(scenario.get(), before.system()) != passes(scenario.get(), after.system())
                && passes(scenario.get(), before.system()) == (kind != Kind.ADDED);
    }

    private static boolean passes(RunScenario scenario, MachineSystem system) {
        Replayed replayed = Replay.play(scenario, system, RuleSettings.DEFAULT);
        return replayed.problems().isEmpty()
                && replayed.findings().stream().map(Finding::severity).noneMatch(Severity.ERROR::equals);
    }
}
