package dev.actorweb.analyzer.rule;

import java.util.List;
import java.util.Optional;

/// All rules, in the order of their ids.
public final class RuleCatalogue {
    private static final List<Rule> RULES = List.of(new DanglingTarget(), new Duplicate(),
            new MissingInitial(), new SeveralInitials(), new BusyFinal(), new ParallelMisuse(),
            new LonelyRegion(), new WrongHistory(), new HistoryWithoutDefault(), new IllegalTargets(),
            new UnknownProperty(), new UndeclaredName(), new UnusedDeclaration(), new DoneNeverComes(),
            new ReservedEvent(), new BadDelay(), new WrongExpression(), new IgnoredWithoutReason(),
            new UnreachableState(),
            new Shadowed(), new ConstantGuard(), new Overridden(), new NeverTaken(), new OverlappingGuards(),
            new RivalRegions(), new Sink(), new Trap(), new EndlessCycle(),
            new ChoiceWithoutDefault(), new MisplacedDefault(), new Unheard(),
            new NobodySends(), new UnheardService(), new TimerNeverFires(), new EndlessWait(),
            new VainDeferral(), new IdleReentry(), new EmptyMemory(), new OutsideDomain(),
            new WrongAddress(), new Deadlock(), new UnhandledMessage(), new BrokenPromise(),
            new CrowdedMailbox(), new LostMessage(), new AskCycle(), new SpawnedForEver(),
            new BrokenInvariant(),
            new Overgrown(),
            new DeepNesting(), new Naming(), new RepeatedTransition(), new SameBehaviour(),
            new DeviatingStep(), new CircleWithoutProgress());

    private RuleCatalogue() {}

    public static List<Rule> rules() {
        return RULES;
    }

    /// The rule of this id, in upper or lower case.
    public static Optional<Rule> find(String id) {
        for (Rule rule : RULES) {
            if (rule.id().equalsIgnoreCase(id)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
