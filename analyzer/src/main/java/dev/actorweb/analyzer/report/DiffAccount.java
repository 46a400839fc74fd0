package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.diff.Change;
import dev.actorweb.analyzer.diff.Difference;
import dev.actorweb.analyzer.diff.MachineDiff;
import dev.actorweb.analyzer.report.Account.Case;
import dev.actorweb.analyzer.report.Account.Place;
import dev.actorweb.analyzer.report.Account.Remark;
import dev.actorweb.analyzer.report.Account.Section;
import dev.actorweb.analyzer.report.Account.Weight;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The difference of two versions as an account: a case for what is refused, changed and added, and
/// one for what is written differently.
public final class DiffAccount {
    static final Map<String, String> CODES = Map.of("refused",
            "the new version refuses what the old one took", "changed",
            "the new version does something else", "added", "the new version takes what the old one refused",
            "written", "something is written differently");

    private DiffAccount() {}

    /// The account.
    ///
    /// @param failing
    ///            the kinds of differences that are failures
    public static Account of(MachineDiff diff, Set<Difference.Kind> failing) {
        List<Case> cases = new ArrayList<>();
        for (Difference.Kind kind : Difference.Kind.values()) {
            cases.add(caseOf(diff, kind, failing.contains(kind)));
        }
        List<Remark> written = new ArrayList<>();
        for (Change change : diff.changes()) {
            boolean gone = change.kind() == Change.Kind.REMOVED;
            String file = gone ? diff.before().machine().file() : diff.after().machine().file();
            written.add(new Remark(Weight.NOTE, Severity.INFO, "written", file, change.position(),
                    change.kind().name().toLowerCase(Locale.ROOT) + ": " + change.what(), Optional.empty()));
        }
        cases.add(new Case("what is written", place(diff), written, Optional.empty()));
        return new Account("Difference of " + diff.before().machine().file() + " and "
                + diff.after().machine().file(), CODES, List.of(new Section(diff.after().name(), cases)));
    }

    private static Case caseOf(MachineDiff diff, Difference.Kind kind, boolean fails) {
        List<Remark> remarks = new ArrayList<>();
        for (Difference difference : diff.differences()) {
            if (difference.kind() == kind) {
                remarks.add(new Remark(fails ? Weight.FAILURE : Weight.NOTE, severity(kind),
                        kind.name().toLowerCase(Locale.ROOT), diff.after().machine().file(),
                        difference.position(), difference.message(),
                        Optional.of("way: " + String.join(", ", difference.inputs()))));
            }
        }
        return new Case(name(kind), place(diff), remarks, Optional.empty());
    }

    private static Optional<Place> place(MachineDiff diff) {
        return Optional
                .of(new Place(diff.after().machine().file(), diff.after().machine().root().position()));
    }

    static String name(Difference.Kind kind) {
        return switch (kind) {
            case REFUSED -> "takes what the old version takes";
            case CHANGED -> "does what the old version does";
            case ADDED -> "refuses what the old version refuses";
        };
    }

    static Severity severity(Difference.Kind kind) {
        return switch (kind) {
            case REFUSED -> Severity.ERROR;
            case CHANGED -> Severity.WARNING;
            case ADDED -> Severity.INFO;
        };
    }
}
