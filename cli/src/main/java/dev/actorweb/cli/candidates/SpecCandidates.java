package dev.actorweb.cli.candidates;

import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.cli.analyze.BuiltIn;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.SpecReader;
import dev.actorweb.machine.yaml.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What machines and the analyzer's rules are called.
final class SpecCandidates {
    private static final long LARGEST = 1 << 20;
    private static final List<String> LEVELS = List.of("error", "warning", "info", "off");

    private SpecCandidates() {}

    static List<Candidate> builtIn() {
        return BuiltIn.names().stream().map(name -> new Candidate(name, "comes with aw")).toList();
    }

    /// The events of the specs that the line names.
    static List<Candidate> events(TypedLine line) throws IOException {
        var events = new LinkedHashMap<String, Candidate>();
        for (var machine : machines(line)) {
            for (var event : machine.events()) {
                var fields = event.fields().stream().map(field -> field.name()).toList();
                var about = machine.name() + (fields.isEmpty() ? "" : ", with " + String.join(", ", fields));
                events.putIfAbsent(event.name(), new Candidate(line.listed() + event.name(), about));
            }
        }
        return List.copyOf(events.values());
    }

    private static List<Machine> machines(TypedLine line) throws IOException {
        var machines = new ArrayList<Machine>();
        var target = line.option("--target").flatMap(BuiltIn::text);
        if (target.isPresent()) {
            add(SpecReader.read("target", target.get(), Optional.empty()), machines);
        }
        for (var word : line.words()) {
            var file = line.path(word);
            if (isSpec(word) && Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                add(SpecReader.read(word, file), machines);
            }
        }
        return machines;
    }

    private static boolean isSpec(String word) {
        var name = word.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")
                || name.endsWith(".scxml") || name.endsWith(".xml");
    }

    private static void add(Document document, List<Machine> machines) {
        if (document.root().isPresent()) {
            MachineReader.read(document).machine().ifPresent(machines::add);
        }
    }

    /// The rules, or behind `SC101=` the severities that it can get.
    static List<Candidate> rules(TypedLine line) {
        var last = line.current().substring(line.listed().length());
        int equals = last.indexOf('=');
        var rules = new ArrayList<Candidate>();
        if (equals >= 0) {
            var before = line.listed() + last.substring(0, equals + 1);
            LEVELS.forEach(level -> rules.add(new Candidate(before + level, "severity")));
        } else {
            for (var rule : RuleCatalogue.rules()) {
                rules.add(new Candidate(line.listed() + rule.id(), rule.title()));
            }
        }
        return rules;
    }
}
