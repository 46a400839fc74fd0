package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.analyzer.system.Trace.Fate;
import dev.actorweb.analyzer.system.Trace.Sent;
import dev.actorweb.analyzer.system.Trace.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws a run as a sequence diagram in Mermaid's language: a lifeline for each actor that takes
/// part, an arrow for each message that is sent, a note where an actor comes to another state.
public final class SequenceDiagram {
    private static final int LONGEST = 80;
    private final Trace trace;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private String margin = "    ";

    private SequenceDiagram(Trace trace) {
        this.trace = trace;
    }

    /// The diagram.
    public static String of(Trace trace) {
        return new SequenceDiagram(trace).text();
    }

    private String text() {
        for (Step step : trace.steps()) {
            name(step.actor());
            step.sent().forEach(sent -> name(sent.to()));
        }
        lines.add("sequenceDiagram");
        lines.add(margin + "autonumber");
        names.forEach((actor, name) -> lines.add(margin + "participant " + name + " as " + shown(actor)));
        for (int i = 0; i < trace.steps().size(); i++) {
            if (trace.loop().isPresent() && trace.loop().getAsInt() == i) {
                lines.add(margin + "loop for ever");
                margin = "        ";
            }
            add(trace.steps().get(i));
        }
        if (margin.length() > 4) {
            margin = "    ";
            lines.add(margin + "end");
        } else if (trace.loop().isPresent() && !names.isEmpty()) {
            lines.add(margin + "Note over " + names.values().iterator().next()
                    + ": nothing has to happen any more");
        }
        return String.join("\n", lines) + "\n";
    }

    private void name(String actor) {
        names.computeIfAbsent(actor, _ -> "a" + names.size());
    }

    private void add(Step step) {
        String actor = names.get(step.actor());
        StringBuilder note = new StringBuilder(what(step));
        if (!step.from().equals(step.to())) {
            note.append(": ").append(String.join("+", step.from())).append(" → ")
                    .append(String.join("+", step.to()));
        }
        for (String more : step.notes()) {
            note.append(", ").append(more);
        }
        lines.add(margin + "Note over " + actor + ": " + shown(note.toString()));
        for (Sent sent : step.sent()) {
            lines.add(margin + actor + arrow(sent.fate()) + names.get(sent.to()) + ": "
                    + shown(EventText.of(sent.event(), sent.data()) + fate(sent.fate())));
        }
    }

    private static String what(Step step) {
        return switch (step.cause()) {
            case START -> "starts";
            case MESSAGE, TIMER, SERVICE -> step.event();
            case ENVIRONMENT -> step.event() + " from outside";
            case CRASH -> "crashes on " + step.event();
        };
    }

    private static String arrow(Fate fate) {
        return switch (fate) {
            case ARRIVED, DOUBLED -> "-)";
            case LOST, REFUSED, NOBODY -> "-x";
        };
    }

    private static String fate(Fate fate) {
        return switch (fate) {
            case ARRIVED -> "";
            case DOUBLED -> ", twice";
            case LOST -> ", lost on the way";
            case REFUSED -> ", lost";
            case NOBODY -> ", who does not exist";
        };
    }

    /// A text that Mermaid takes for nothing but a text.
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isLetterOrDigit(c) || " ._-[](),:→'!?/=".indexOf(c) >= 0) {
                shown.appendCodePoint(c);
            } else if (c >= ' ' && c < 0x7f) {
                shown.append('#').append(c).append(';');
            } else {
                shown.append(Character.isISOControl(c) || Character.isWhitespace(c) ? " " : "#" + c + ";");
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }
}
