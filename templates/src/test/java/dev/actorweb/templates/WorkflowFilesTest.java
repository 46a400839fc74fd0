package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.yaml.YamlReader;
import dev.actorweb.templates.Planning.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files for CI are made of what GitHub and GitLab know. Whether their steps work is tested
/// with the distribution.
class WorkflowFilesTest {
    private static final Set<String> WORKFLOW = Set.of("name", "on", "permissions", "env", "defaults",
            "concurrency", "jobs",
            "run-name");
    private static final Set<String> JOB = Set.of("name", "permissions", "needs", "if", "runs-on",
            "environment", "concurrency",
            "outputs", "env", "defaults", "steps", "timeout-minutes", "strategy", "continue-on-error",
            "container", "services",
            "uses", "with", "secrets");
    private static final Set<String> STEP = Set.of("id", "if", "name", "uses", "run", "shell", "with", "env",
            "continue-on-error",
            "timeout-minutes", "working-directory");
    private static final Set<String> EVENTS = Set.of("push", "pull_request", "workflow_dispatch", "schedule",
            "merge_group");
    private static final Set<String> GITLAB_JOB = Set.of("after_script", "allow_failure", "artifacts",
            "before_script", "cache",
            "coverage", "dependencies", "environment", "extends", "image", "interruptible", "needs",
            "parallel", "rules", "script",
            "services", "stage", "tags", "timeout", "variables");
    private static final Set<String> ARTIFACTS = Set.of("exclude", "expire_in", "expose_as", "name", "paths",
            "public", "reports",
            "untracked", "when");

    @TempDir
    private Path temp;

    @Test
    void workflowsOfGitHubHaveKnownKeysAndStepsThatDoOneThing() throws IOException {
        for (var file : List.of(rendered("ci", ".github/workflows/aw.yml"),
                rendered("statechart-system", ".github/workflows/ci.yml"))) {
            assertThat(WORKFLOW).containsAll(file.keySet());
            assertThat(EVENTS).containsAll(map(file.get("on")).keySet());
            assertThat(map(file.get("permissions"))).containsEntry("contents", "read")
                    .containsEntry("security-events", "write");
            for (var job : map(file.get("jobs")).values()) {
                assertThat(JOB).containsAll(map(job).keySet());
                for (var step : list(map(job).get("steps"))) {
                    assertThat(STEP).containsAll(map(step).keySet());
                    assertThat(map(step).containsKey("run")).isNotEqualTo(map(step).containsKey("uses"));
                    if (map(step).get("uses") instanceof String action) {
                        assertThat(action).matches("(actions|github)/[a-z/-]+@v\\d+");
                    }
                }
            }
        }
    }

    @Test
    void theJobOfGitLabHasKnownKeysAndListsOfLines() throws IOException {
        var file = rendered("ci", ".gitlab-ci.yml");
        assertThat(file).containsOnlyKeys("aw");
        var job = map(file.get("aw"));
        assertThat(GITLAB_JOB).containsAll(job.keySet());
        assertThat(ARTIFACTS).containsAll(map(job.get("artifacts")).keySet());
        for (var script : List.of("before_script", "script")) {
            assertThat(list(job.get(script))).isNotEmpty().allMatch(String.class::isInstance);
        }
    }

    private Map<String, Object> rendered(String template, String path) throws IOException {
        var jars = Files.createDirectories(temp.resolve("kit"));
        for (var library : Kit.LIBRARIES) {
            Files.writeString(jars.resolve(library.artifact() + ".jar"), library.artifact());
        }
        var planning = Catalogue.find(template).orElseThrow().plan(temp.resolve(template), Map.of(),
                new Tool("1.0", Kit.in(jars, "1.0")));
        var text = ((Planned) planning).plan().changes().stream().filter(change -> change.path().equals(path))
                .findFirst()
                .flatMap(change -> change.content().text()).orElseThrow();
        var document = YamlReader.read(path, text);
        assertThat(document.problems()).isEmpty();
        return map(document.root().orElseThrow().toJava());
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> map(@Nullable Object value) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> found) {
            found.forEach((key, entry) -> map.put(String.valueOf(key), entry == null ? "" : entry));
        }
        assertThat(map).isNotEmpty();
        return map;
    }
}
