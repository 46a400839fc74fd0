package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.diff.Change;
import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.report.Account.Case;
import dev.actorweb.analyzer.report.Account.Place;
import dev.actorweb.analyzer.report.Account.Remark;
import dev.actorweb.analyzer.report.Account.Section;
import dev.actorweb.analyzer.report.Account.Weight;
import dev.actorweb.analyzer.system.SystemDiff;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The difference of two versions of a system as an account: a case for what is refused, changed
/// and added, one for what it promises and one for what is written differently.
public final class SystemDiffAccount {
    private SystemDiffAccount() {}

    /// The account.
    ///
    /// @param failing
    ///            the kinds of differences that are failures; a broken promise counts as refused
    public static Account of(SystemDiff diff, Set<Kind> failing) {
        Optional<Place> place = Optional.of(new Place(diff.after().file(), diff.after().position()));
        List<Case> cases = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Remark> remarks = new ArrayList<>();
            for (SystemDiff.Difference difference : diff.differences()) {
                if (difference.kind() == kind) {
                    remarks.add(new Remark(failing.contains(kind) ? Weight.FAILURE : Weight.NOTE,
                            DiffAccount.severity(kind), kind.name().toLowerCase(Locale.ROOT),
                            difference.file(), difference.position(), difference.message(), way(difference)));
                }
            }
            cases.add(new Case(DiffAccount.name(kind), place, remarks, Optional.empty()));
        }
        cases.add(new Case("keeps its promises", place, promises(diff, failing.contains(Kind.REFUSED)),
                Optional.empty()));
        List<Remark> written = new ArrayList<>();
        for (SystemDiff.Written one : diff.written()) {
            Change change = one.change();
            written.add(new Remark(Weight.NOTE, Severity.INFO, "written", one.file(), change.position(),
                    change.kind().name().toLowerCase(Locale.ROOT) + ": " + change.what(), Optional.empty()));
        }
        cases.add(new Case("what is written", place, written, Optional.empty()));
        Map<String, String> codes = new HashMap<>(DiffAccount.CODES);
        codes.put("promise", "a check of the system comes out differently");
        return new Account("Difference of " + diff.before().file() + " and " + diff.after().file(), codes,
                List.of(new Section(diff.after().name(), cases)));
    }

    private static Optional<String> way(SystemDiff.Difference difference) {
        List<String> steps = new ArrayList<>();
        difference.way().steps().forEach(step -> steps.add(step.actor() + ": " + step.event()));
        return steps.isEmpty() ? Optional.empty() : Optional.of("way: " + String.join(", ", steps));
    }

    private static List<Remark> promises(SystemDiff diff, boolean fails) {
        List<Remark> remarks = new ArrayList<>();
        for (SystemDiff.Promise promise : diff.promises()) {
            remarks.add(new Remark(fails && promise.isBroken() ? Weight.FAILURE : Weight.NOTE,
                    promise.isBroken() ? Severity.ERROR : Severity.INFO, "promise", diff.after().file(),
                    promise.check().position(),
                    promise.check().text() + ": " + promise.after().name().toLowerCase(Locale.ROOT)
                            + ", before: " + promise.before().name().toLowerCase(Locale.ROOT),
                    Optional.empty()));
        }
        return remarks;
    }
}
