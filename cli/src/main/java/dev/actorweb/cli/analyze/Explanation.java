package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RulePage;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze --explain`: one rule's page, or the list of all rules.
final class Explanation implements Mode {
    private static final Set<String> TAKES = Set.of("--explain");

    @Override
    public String name() {
        return "--explain";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.under("Rules", Options
                .option("--explain", "explain a rule; without a name, list all rules")
                .type(String.class).arity("0..1").fallbackValue("").paramLabel("RULE").build()));
    }

    @Override
    public String asked(Invocation invocation) {
        return invocation.option("--explain").isPresent() ? "--explain" : "";
    }

    @Override
    public Exit run(Invocation invocation) {
        var name = invocation.option("--explain").orElse("");
        for (var spec : invocation.arguments()) {
            throw UserError.usage("--explain is about rules, not about " + Safe.line(spec),
                    "leave the spec out: 'aw analyze --explain SC101'");
        }
        if (name.isEmpty()) {
            list(invocation);
            return Exit.OK;
        }
        var rule = Policy.rule(name);
        if (invocation.json()) {
            var json = Json.document("aw/analyze/1").array("rules");
            add(rule, json).member("page", RulePage.text(rule)).end();
            invocation.terminal().json(json.end());
        } else {
            RulePageText.lines(RulePage.text(rule)).forEach(invocation.terminal()::line);
        }
        return Exit.OK;
    }

    private static void list(Invocation invocation) {
        if (invocation.json()) {
            var json = Json.document("aw/analyze/1").array("rules");
            for (Rule rule : RuleCatalogue.rules()) {
                add(rule, json).end();
            }
            invocation.terminal().json(json.end());
            return;
        }
        for (Rule rule : RuleCatalogue.rules()) {
            invocation.terminal().line(new Text().column(Style.NAME, rule.id(), 7)
                    .column(Style.PLAIN, Policy.word(rule.severity()), 9).add(rule.title()));
        }
    }

    private static Json add(Rule rule, Json json) {
        return json.object().member("id", rule.id()).member("title", rule.title())
                .member("severity", Policy.word(rule.severity()))
                .member("proof", rule.proof().name().toLowerCase(Locale.ROOT));
    }
}
