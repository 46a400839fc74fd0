package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.coverage.Least;
import dev.actorweb.analyzer.coverage.Measure;
import dev.actorweb.analyzer.report.Account.Case;
import dev.actorweb.analyzer.report.Account.Place;
import dev.actorweb.analyzer.report.Account.Remark;
import dev.actorweb.analyzer.report.Account.Section;
import dev.actorweb.analyzer.report.Account.Weight;
import dev.actorweb.analyzer.simulate.Played;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.structure.TransitionText;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Scenarios as an account: a section for each file, a case for each scenario, and for each machine
/// a section with what was covered; what was missed is told at its place.
public final class ScenarioAccount {
    /// The code of the remark that not enough is covered.
    public static final String COVERAGE = "coverage";
    private static final String MISSED = "not-covered";
    /// What the codes mean.
    public static final Map<String, String> CODES = codes();

    private ScenarioAccount() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(Player.EXPECTATION, "an expectation of a scenario does not hold");
        codes.put(Player.UNKNOWN_EVENT, "a scenario sends an event that the machine does not know");
        codes.put(Player.PAYLOAD, "a scenario sends data that does not fit the event");
        codes.put(Player.UNKNOWN_NAME, "a scenario answers for something that the machine does not have");
        codes.put(Player.FAILURE, "the machine came to a halt");
        codes.put(COVERAGE, "the scenarios cover less of a machine than is asked for");
        codes.put(MISSED, "no scenario comes here");
        return codes;
    }

    /// The account of what was played.
    ///
    /// @param coverage
    ///            by machine; empty where nobody asked
    /// @param least
    ///            how much of each has to be covered
    public static Account of(List<Played> played, List<CoverageReport> coverage, Least least) {
        Map<String, List<Case>> byFile = new LinkedHashMap<>();
        for (Played one : played) {
            byFile.computeIfAbsent(one.scenario().file(), _ -> new ArrayList<>()).add(caseOf(one));
        }
        List<Section> sections = new ArrayList<>();
        byFile.forEach((file, cases) -> sections.add(new Section(file, cases)));
        for (CoverageReport report : coverage) {
            sections.add(section(report.machine().name(), report, least));
        }
        return new Account("Scenarios", CODES, sections);
    }

    private static Case caseOf(Played played) {
        List<Remark> remarks = new ArrayList<>();
        for (Problem problem : played.problems()) {
            remarks.add(new Remark(Weight.FAILURE, Severity.ERROR, problem.code(), problem.file(),
                    problem.position(), problem.message(), problem.hint()));
        }
        return new Case(played.scenario().name(),
                Optional.of(new Place(played.scenario().file(), played.scenario().position())), remarks,
                Optional.empty());
    }

    /// The section about what is covered of something.
    public static Section section(String name, CoverageReport report, Least least) {
        CompiledMachine machine = report.machine();
        List<Remark> missed = new ArrayList<>();
        for (State state : report.missedStates()) {
            missed.add(note("no scenario enters `" + state.name() + "`", state.position(), machine));
        }
        List<Case> cases = new ArrayList<>();
        cases.add(caseOf("states", report.states(), missed, new Least(least.states(), 0, 0), report));
        missed.clear();
        for (int transition : report.missedTransitions()) {
            missed.add(note("no scenario takes `" + TransitionText.full(machine, transition) + "`",
                    machine.transition(transition).position(), machine));
        }
        cases.add(caseOf("transitions", report.transitions(), missed, new Least(0, least.transitions(), 0),
                report));
        if (report.pairs().isPresent() || least.pairs() > 0) {
            cases.add(caseOf("pairs", report.pairs().orElse(new Measure(0, 0)), List.of(),
                    new Least(0, 0, least.pairs()), report));
        }
        return new Section("coverage of " + name, cases);
    }

    private static Remark note(String message, Position position, CompiledMachine machine) {
        return new Remark(Weight.NOTE, Severity.INFO, MISSED, machine.machine().file(), position, message,
                Optional.empty());
    }

    private static Case caseOf(String what, Measure measure, List<Remark> missed, Least least,
            CoverageReport report) {
        List<Remark> remarks = new ArrayList<>();
        Place place = new Place(report.machine().machine().file(),
                report.machine().machine().root().position());
        for (String shortfall : least.shortfalls(report)) {
            remarks.add(new Remark(Weight.FAILURE, Severity.ERROR, COVERAGE, place.file(), place.position(),
                    shortfall, Optional.empty()));
        }
        remarks.addAll(missed);
        return new Case(measure.covered() + " of " + measure.total() + " " + what + " covered ("
                + Least.number(measure.percent()) + " %)", Optional.of(place), remarks, Optional.empty());
    }
}
