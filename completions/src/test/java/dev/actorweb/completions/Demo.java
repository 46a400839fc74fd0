package dev.actorweb.completions;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A command line with everything that is hard to complete; some of its texts try to be run.
final class Demo {
    /// Creates the file `pwned` wherever it is evaluated, in any of the shells.
    static final String EVIL = "x'\"`touch pwned`$(touch pwned);(touch pwned) [a]:b\\";

    private Demo() {}

    static CommandSpec spec() {
        var ship = command("Bring the branch home. " + EVIL);
        ship.addOption(valued("--strategy", List.of("rebase", "squash", "fast-forward")));
        ship.addOption(valued("--onto", Candidates.BRANCHES));
        ship.addOption(valued("--into", Candidates.DIRECTORIES));
        ship.addOption(valued("--like", Candidates.TEMPLATES));
        ship.addOption(
                OptionSpec.builder("--rules").arity("1").type(String.class).paramLabel("RULES").build());
        ship.addOption(OptionSpec.builder("-n", "--dry-run").description(EVIL).build());
        ship.addPositional(
                PositionalParamSpec.builder().type(List.class).auxiliaryTypes(String.class).arity("0..*")
                        .paramLabel("PATH").completionCandidates(Candidates.FILES).build());
        var say = command(EVIL);
        say.addPositional(PositionalParamSpec.builder().type(String.class).arity("1").paramLabel(EVIL)
                .completionCandidates(List.of("hello", "two words", EVIL)).build());
        var config = command("Read the configuration");
        config.addSubcommand("list", command("List it").addOption(OptionSpec.builder("--origin").build()));
        config.addSubcommand("get", command("Get one value"));
        var root = command("A demonstration").name("demo");
        root.addOption(valued("--format", List.of("text", "json")));
        root.addOption(OptionSpec.builder("-q", "--quiet").description("Say less").build());
        root.addOption(OptionSpec.builder("--hidden").hidden(true).build());
        root.addSubcommand("ship", ship);
        root.addSubcommand("say", say);
        root.addSubcommand("config", config);
        return root;
    }

    private static OptionSpec valued(String name, Iterable<String> candidates) {
        return OptionSpec.builder(name).arity("1").type(String.class).paramLabel("X")
                .description("Choose " + name)
                .completionCandidates(candidates).build();
    }

    private static CommandSpec command(String description) {
        var spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return spec;
    }
}
