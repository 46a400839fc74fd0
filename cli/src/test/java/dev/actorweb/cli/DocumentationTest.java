package dev.actorweb.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Documents say what the code says.
class DocumentationTest {
    private static final Set<String> TYPES = new ClassFileImporter().importPackages("dev.actorweb").stream()
            .map(JavaClass::getSimpleName).collect(Collectors.toSet());

    @Test
    void everyTypeNamedInTheArchitectureExists() throws IOException {
        var named = all("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)[.`]", Checkout.read("docs/ARCHITECTURE.md"));

        assertThat(named).isNotEmpty();
        assertThat(TYPES).containsAll(named);
    }

    @Test
    void everyPackageIsOnTheMapInItsOwnWords() throws IOException {
        var rows = new TreeSet<String>();
        for (var file : Checkout.find("package-info.java")) {
            if (file.toString().contains("/src/main/")) {
                rows.add(row(file));
            }
        }
        var map = new TreeSet<>(Checkout.read("docs/ARCHITECTURE.md").lines()
                .filter(line -> line.startsWith("| `dev.actorweb.")).toList());

        assertThat(map).isEqualTo(rows);
    }

    @Test
    void everyModuleIsOnTheMap() throws IOException {
        for (var module : all("<module>(.*)</module>", Checkout.read("pom.xml"))) {
            assertThat(Checkout.read("docs/ARCHITECTURE.md")).contains("| `" + module + "` |");
        }
    }

    @Test
    void everyDependencyHasItsReason() throws IOException {
        var reasons = all("`([a-z0-9._-]+)`", Checkout.read("docs/dependencies.md"));
        var used = new TreeSet<String>();
        for (var pom : Checkout.find("pom.xml")) {
            if (!pom.toString().contains("/src/")) {
                used.addAll(
                        all("<groupId>(?!dev\\.actorweb)[^<]*</groupId>\\s*<artifactId>([^<*]+)</artifactId>",
                                Files.readString(pom)));
            }
        }

        assertThat(reasons).containsAll(used);
    }

    /// In one table, with the words of the manual pages.
    @Test
    void everyExitCodeIsExplainedOnce() throws IOException {
        var table = Checkout.read("docs/cli.md");
        for (var exit : Exit.values()) {
            assertThat(table).contains("\n| %d | %s |".formatted(exit.code(), exit.meaning()));
        }
        for (var document : documents()) {
            var tables = all("(?m)^\\| (0) \\|", Files.readString(document));
            assertThat(tables).as(document.toString()).hasSize(document.endsWith("docs/cli.md") ? 1 : 0);
        }
    }

    @Test
    void everyGlobalOptionIsExplained() throws IOException {
        var table = Checkout.read("docs/cli.md");
        for (var option : GlobalOptions.specs()) {
            for (var name : option.names()) {
                assertThat(table).containsPattern("`" + Pattern.quote(name) + "[` ]");
            }
        }
    }

    /// README, CHANGELOG and docs are all that the packages bring along.
    @Test
    void linksStayWithinWhatIsPackaged() throws IOException {
        var root = Checkout.root();
        var outside = new ArrayList<String>();
        for (var document : documents()) {
            for (var link : all("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)", Files.readString(document))) {
                var goal = root.relativize(document.resolveSibling(link).normalize()).toString();
                if (!goal.equals("docs") && !goal.startsWith("docs/")
                        && !goal.matches("README.md|CHANGELOG.md")) {
                    outside.add(document + " → " + link);
                }
            }
        }
        assertThat(outside).isEmpty();
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            for (var link : all("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)", Files.readString(document))) {
                if (!Files.exists(document.resolveSibling(link))) {
                    broken.add(document + " → " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void linksIntoDocumentsLeadToAHeading() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            var links = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)#([^)]+)\\)")
                    .matcher(Files.readString(document));
            while (links.find()) {
                var target = links.group(1).isEmpty() ? document : document.resolveSibling(links.group(1));
                if (target.toString().endsWith(".md") && !anchors(target).contains(links.group(2))) {
                    broken.add(document + " → " + links.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /// As GitHub makes them from headings.
    private static List<String> anchors(Path document) throws IOException {
        var text = Files.readString(document).replaceAll("(?s)```.*?```", "");
        return all("(?m)^#+ (.*)$", text).stream()
                .map(heading -> heading.replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
                        .strip().toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    /// A program that reads our JSON finds each form in one place.
    @Test
    void everyDocumentThatIsWrittenIsExplained() throws IOException {
        var written = new TreeSet<String>();
        for (var module : List.of("cli", "analyzer", "runtime/machine", "runtime/core")) {
            try (var files = Files.walk(Checkout.root().resolve(module).resolve("src/main/java"))) {
                for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    written.addAll(all("\"(aw/[a-z-]+/[0-9]+)\"", Files.readString(file)));
                }
            }
        }

        assertThat(written).contains("aw/error/1", "aw/status/1");
        assertThat(all("`(aw/[a-z-]+/[0-9]+)`", Checkout.read("docs/cli.md"))).containsAll(written);
    }

    private static List<Path> documents() throws IOException {
        try (var docs = Files.walk(Checkout.root().resolve("docs"))) {
            var documents = new ArrayList<>(docs.filter(file -> file.toString().endsWith(".md")).toList());
            documents.add(Checkout.root().resolve("README.md"));
            documents.add(Checkout.root().resolve("CHANGELOG.md"));
            return documents;
        }
    }

    private static String row(Path packageInfo) throws IOException {
        var text = Files.readString(packageInfo);
        var name = all("(?m)^package ([a-z.0-9]+);", text).getFirst();
        var words = text.lines().filter(line -> line.startsWith("///")).takeWhile(line -> !line.equals("///"))
                .map(line -> line.substring(3).strip()).collect(joining(" "));
        return "| `" + name + "` | " + words + " |";
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().map((MatchResult found) -> found.group(1))
                .toList();
    }
}
