package dev.actorweb.cli.template;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.templates.TemplateLint;
import java.io.IOException;
import java.util.List;

/// Says what is wrong with a template: a line for each finding, `aw/templates-lint/1` for programs.
record LintReport(Invocation invocation) {
    Exit run(String typed) throws IOException, InterruptedException {
        var source = new TemplateFinder(invocation, invocation.directory()).source(typed,
                invocation.option("--ref"));
        var problems = TemplateLint.of(source);
        if (invocation.json()) {
            json(problems);
        } else {
            for (var problem : problems) {
                line(problem);
            }
            if (problems.isEmpty()) {
                invocation.terminal().line(Text.of(Style.SUCCESS, typed + ": nothing is wrong"));
            }
        }
        return problems.stream().anyMatch(Problem::isError) ? Exit.FINDINGS : Exit.OK;
    }

    private void line(Problem problem) {
        invocation.terminal().line(Text.of(problem.isError() ? Style.ERROR : Style.WARNING,
                problem.isError() ? "error: " : "warning: ").add(
                        problem.file() + ":" + problem.position()
                                + ": " + problem.message()));
        problem.hint().ifPresent(hint -> invocation.terminal().line(Text.of(Style.FAINT, "  " + hint)));
    }

    private void json(List<Problem> problems) {
        var json = Json.document("aw/templates-lint/1")
                .member("errors", problems.stream().filter(Problem::isError).count())
                .array("findings");
        for (var problem : problems) {
            json.object().member("severity", problem.isError() ? "error" : "warning")
                    .member("file", problem.file()).member("line", problem.position().line())
                    .member("column", problem.position().column()).member("message", problem.message())
                    .member("hint", problem.hint()).end();
        }
        invocation.terminal().json(json);
    }
}
