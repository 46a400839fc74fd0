package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.State;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// SC303: a name that says nothing, or one that is written in another way than most others.
public final class Naming implements Rule {
    private static final Pattern GENERIC = Pattern
            .compile(
                    "(?i)(state|event|s|e|q|foo|bar|baz|tmp|temp|test|new|node|thing|stuff|unnamed|untitled)[_ -]?\\d*");
    private static final int FEW = 5;

    @Override
    public String id() {
        return "SC303";
    }

    @Override
    public String title() {
        return "name that says nothing or is written unlike the others";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Map<String, Position> states = new LinkedHashMap<>();
        for (State state : subject.machine().states()) {
            if (!state.isRoot()) {
                states.putIfAbsent(state.key(), state.position());
            }
        }
        check("state", states, findings);
        Map<String, Position> events = new LinkedHashMap<>();
        for (EventDeclaration event : subject.machine().events()) {
            if (!Events.isReserved(event.name())) {
                events.putIfAbsent(event.name(), event.position());
            }
        }
        check("event", events, findings);
    }

    private static void check(String kind, Map<String, Position> names, Findings findings) {
        for (Map.Entry<String, Position> name : names.entrySet()) {
            if (GENERIC.matcher(name.getKey()).matches()) {
                findings.add(name.getValue(),
                        "the name of the " + kind + " `" + name.getKey() + "` says nothing",
                        Optional.of(
                                kind.equals("state") ? "say what is the case in it" : "say what happened"));
            }
        }
        List<String> all = new ArrayList<>(names.keySet());
        Casing usual = Casing.ofMost(all);
        List<String> others = new ArrayList<>();
        for (String name : all) {
            if (!usual.fits(name)) {
                others.add(name);
            }
        }
        if (all.size() >= FEW && others.size() * 3 <= all.size()) {
            for (String name : others) {
                Position position = names.get(name);
                if (position != null) {
                    findings.add(position, "the " + kind + " `" + name + "` is not written like the other "
                            + kind + "s, which are " + usual.example(),
                            Optional.of("one way of writing names helps to find them"));
                }
            }
        }
    }
}
