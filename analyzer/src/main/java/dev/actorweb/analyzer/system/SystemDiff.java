package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.diff.Change;
import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How two versions of a system differ: in what is written, in what its actors do, in what it
/// promises.
///
/// @param written
///            what is written differently, in the files of the systems and of their machines
/// @param differences
///            what is done differently, the worst first
/// @param promises
///            the checks that both versions have and that come out differently
/// @param complete
///            whether everything that both can do was compared
public record SystemDiff(MachineSystem before, MachineSystem after, List<Written> written,
        List<Difference> differences, List<Promise> promises, boolean complete) {
    /// Something that is written differently, and the file.
    public record Written(String file, Change change) {}

    /// Something that actors of one version do and those of the other don't.
    ///
    /// @param position
    ///            of the actor in the file, of the new version unless it is gone there
    /// @param way
    ///            a shortest run that shows it in its last step
    /// @param confirmed
    ///            whether that run, as a scenario, passes on the one version and fails on the other
    public record Difference(Kind kind, String message, String file, Position position, Trace way,
            boolean confirmed) {}

    /// A check, as it came out before and as it does now.
    public record Promise(Check check, Verdict.Status before, Verdict.Status after) {
        /// Whether it held and is broken now.
        public boolean isBroken() {
            return before == Verdict.Status.HOLDS && after == Verdict.Status.BROKEN;
        }
    }

    public SystemDiff {
        written = List.copyOf(written);
        differences = List.copyOf(differences);
        promises = List.copyOf(promises);
    }

    /// Compares two versions: their texts, their runs side by side, and their verdicts.
    ///
    /// @param bounds
    ///            of each of the three explorations
    public static SystemDiff of(MachineSystem before, MachineSystem after, Bounds bounds, Progress progress) {
        Versions versions = new Versions(before, after, bounds, progress);
        versions.walk();
        SystemReport old = SystemAnalysis.of(before).bounds(bounds).rules(QUIET).progress(progress).run();
        SystemReport now = SystemAnalysis.of(after).bounds(bounds).rules(QUIET).progress(progress).run();
        return new SystemDiff(before, after, SystemChanges.of(before, after), versions.differences(),
                promises(old, now), versions.isComplete() && old.isComplete() && now.isComplete());
    }

    private static final RuleSettings QUIET = RuleSettings.DEFAULT.without("SC207");

    private static List<Promise> promises(SystemReport before, SystemReport after) {
        List<Promise> promises = new ArrayList<>();
        for (Verdict now : after.verdicts()) {
            Optional<Verdict> old = before.verdicts().stream()
                    .filter(verdict -> verdict.check().text().equals(now.check().text())).findFirst();
            if (old.isPresent() && old.get().status() != now.status()) {
                promises.add(new Promise(now.check(), old.get().status(), now.status()));
            }
        }
        return promises;
    }

    /// Whether nothing differs.
    public boolean isEmpty() {
        return written.isEmpty() && differences.isEmpty() && promises.isEmpty();
    }

    /// Whether the new version refuses what the old one did, or breaks what it promised.
    public boolean isBreaking() {
        return count(Kind.REFUSED) > 0 || promises.stream().anyMatch(Promise::isBroken);
    }

    /// How many differences of a kind there are.
    public int count(Kind kind) {
        return (int) differences.stream().filter(difference -> difference.kind() == kind).count();
    }
}
