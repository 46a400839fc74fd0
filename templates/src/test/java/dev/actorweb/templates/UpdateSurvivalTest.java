package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The project's own changes survive every update: random projects, random templates.
class UpdateSurvivalTest extends TemplateAndProject {
    /// Whatever people and templates do: each line that the project added is there afterwards, each
    /// that it deleted comes back in a conflict only, and where there is no conflict every change of
    /// the template has arrived.
    @Test
    void theProjectsOwnChangesAlwaysSurvive() throws IOException {
        int conflicts = 0;
        for (int seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            var base = new ArrayList<String>();
            for (int i = 0; i < 4 + random.nextInt(30); i++) {
                base.add(random.nextInt(5) == 0 ? "}" : "line " + i);
            }
            var ours = edited(base, random, "ours");
            var theirs = edited(base, random, "theirs");
            template("a.txt", text(base, random));
            init(Map.of());
            project("a.txt", text(ours, random));
            template("a.txt", text(theirs, random));

            var update = update();
            apply(update);

            var result = List.of(read("a.txt").split("\n", -1));
            var clean = update.attention().isEmpty();
            conflicts += clean ? 0 : 1;
            for (var line : ours) {
                if (line.startsWith("ours")) {
                    assertThat(result).as("seed " + seed).contains(line);
                }
            }
            for (var line : theirs) {
                if (line.startsWith("theirs")) {
                    assertThat(result).as("seed " + seed).contains(line);
                }
            }
            for (var line : base) {
                if (line.startsWith("line") && clean && (!ours.contains(line) || !theirs.contains(line))) {
                    assertThat(result).as("seed " + seed).doesNotContain(line);
                }
            }
            delete(project);
        }
        assertThat(conflicts).isBetween(20, 130);
    }

    /// Whatever happens to the files of a project and of its template: what the project deleted is
    /// not there, what it changed holds its changes, by the name that the template gives it now,
    /// what it made is as it was, and what it left alone is what the template makes now. A second
    /// update has nothing to do.
    @Test
    void theProjectsOwnFilesAlwaysSurvive() throws IOException {
        var names = List.of("a.txt", "b.txt", "c.bin", "d/e.txt", "d/f/g.txt", "h.txt", "i.bin", "j/k.txt");
        for (int seed = 0; seed < 120; seed++) {
            var random = new Random(seed);
            for (var name : names) {
                if (random.nextInt(3) > 0) {
                    template(name, content(name, "base " + name));
                }
            }
            init(Map.of());
            var made = tree(project);
            change(project, names, random, "ours");
            change(home.resolve("files"), names, random, "theirs");
            rename(home.resolve("files"), names, random);
            var ours = tree(project);
            var theirs = tree(home.resolve("files"));

            apply(update());

            var result = tree(project);
            for (var name : names) {
                var place = "seed " + seed + ", " + name;
                var before = made.get(name);
                var mine = ours.get(name);
                var renamed = "renamed/" + name;
                boolean moves = before != null && theirs.containsKey(renamed)
                        && (!name.endsWith(".bin") || before.equals(theirs.get(renamed)));
                if (before != null && mine == null) {
                    assertThat(result).as(place).doesNotContainKey(name);
                    assertThat(result.containsKey(renamed)).as(place)
                            .isEqualTo(theirs.containsKey(renamed) && !moves);
                } else if (Objects.equals(before, mine)) {
                    assertThat(result.get(name)).as(place).isEqualTo(theirs.get(name));
                    assertThat(result.get(renamed)).as(place).isEqualTo(theirs.get(renamed));
                } else {
                    var there = result.get(moves ? renamed : name);
                    assertThat(there).as(place).isNotNull();
                    if (name.endsWith(".bin")) {
                        assertThat(there).as(place).isEqualTo(mine);
                    } else {
                        assertThat(there).as(place).contains("ours");
                    }
                }
            }
            assertThat(update().writes()).as("seed " + seed).isEmpty();
            delete(project);
            delete(home.resolve("files"));
        }
    }

    /// What the template calls otherwise, with or without a change in it.
    private static void rename(Path folder, List<String> names, Random random) throws IOException {
        for (var name : names) {
            if (random.nextInt(4) == 0 && Files.exists(folder.resolve(name))) {
                var renamed = folder.resolve("renamed").resolve(name);
                Files.createDirectories(renamed.resolveSibling(""));
                Files.move(folder.resolve(name), renamed);
            }
        }
    }

    private static String content(String name, String text) {
        return (name.endsWith(".bin") ? "\0" : "") + text
                + "\none N\ntwo N\nthree N\nfour N\nfive N\n".replace("N", name);
    }

    private static void change(Path folder, List<String> names, Random random, String side)
            throws IOException {
        for (var name : names) {
            var file = folder.resolve(name);
            switch (random.nextInt(5)) {
                case 0 -> Files.deleteIfExists(file);
                case 1 -> {
                    if (Files.exists(file)) {
                        var line = List.of("one", "three", "five").get(random.nextInt(3));
                        Files.writeString(file, Files.readString(file).replace(line, side));
                    } else {
                        write(folder, name, content(name, side));
                    }
                }
                default -> assertThat(names).contains(name); // is left alone
            }
        }
    }

    /// The files but aw's own, by path.
    private static Map<String, String> tree(Path folder) throws IOException {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.startsWith(".aw-template")) {
                    tree.put(name, Files.readString(file));
                }
            }
        }
        return tree;
    }

    private static List<String> edited(List<String> base, Random random, String side) {
        var lines = new ArrayList<>(base);
        for (int edit = 0; edit < 1 + random.nextInt(3); edit++) {
            int at = random.nextInt(lines.size() + 1);
            switch (random.nextInt(3)) {
                case 0 -> lines.add(at, side + " " + edit + " added");
                case 1 -> {
                    if (at < lines.size()) {
                        lines.set(at, side + " " + edit + " changed");
                    }
                }
                default -> {
                    if (at < lines.size() && !lines.get(at).startsWith(side)) {
                        lines.remove(at);
                    }
                }
            }
        }
        return lines;
    }

    private static String text(List<String> lines, Random random) {
        return String.join("\n", lines) + (random.nextInt(8) == 0 ? "" : "\n");
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
