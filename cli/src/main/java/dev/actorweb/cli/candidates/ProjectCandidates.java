package dev.actorweb.cli.candidates;

import dev.actorweb.cli.config.Config;
import dev.actorweb.cli.config.ConfigLoader;
import dev.actorweb.templates.Catalogue;
import java.util.List;

/// What the configuration names, and what comes with `aw`.
final class ProjectCandidates {
    private ProjectCandidates() {}

    static List<Candidate> types(TypedLine line) {
        return config(line).workflow().commit().types().stream().map(Candidate::of).toList();
    }

    /// Those configured; where any will do, those in use.
    static List<Candidate> scopes(TypedLine line) {
        var configured = config(line).workflow().commit().scopes();
        return configured.isEmpty()
                ? GitCandidates.scopes(line)
                : configured.stream().map(Candidate::of).toList();
    }

    static List<Candidate> checks(TypedLine line) {
        return config(line).workflow().checks().stream()
                .map(check -> new Candidate(check.name(), String.join(" ", check.run()))).toList();
    }

    static List<Candidate> templates() {
        return Catalogue.NAMES.stream().map(name -> new Candidate(name, "template")).toList();
    }

    private static Config config(TypedLine line) {
        return ConfigLoader.read(line.directory(), line.variables()).config();
    }
}
