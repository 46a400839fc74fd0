package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes up a machine as text: hierarchy, parallel states, history, final states with `onDone`,
/// `always`, `raise`, guards, wildcards, several targets, `reenter`, assignments.
final class RandomSpec {
    static final List<String> EVENTS = List.of("A", "B", "x.y", "x", "unknown");
    private static final List<String> DESCRIPTORS = List.of("A", "B", "x.y", "x.*", "*");
    private final Random random;
    private final List<String> states = new ArrayList<>();
    private final List<List<String>> regions = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int budget;
    private int transitions;

    private final Form form;

    /// What is made up.
    enum Form {
        /// Everything.
        ALL,
        /// Actions and guards by name alone, as XState's JSON has them.
        NAMES,
        /// Without what XState and SCXML mean different things by: parallel states, wildcards,
        /// names that begin with another name and a dot, and what is asked of them together.
        COMMON,
        /// Everything, and events that states defer.
        DEFERRING
    }

    RandomSpec(Random random) {
        this(random, Form.ALL);
    }

    RandomSpec(Random random, Form form) {
        this.random = random;
        this.form = form;
    }

    String text() {
        budget = 3 + random.nextInt(14);
        text.append(isFree() ? "{ id: s0, context: { n: 0, m: 0 }, " : "{ id: s0, ");
        body("s0", 0, false);
        text.append(" }");
        for (int at = text.indexOf("??"); at >= 0; at = text.indexOf("??")) {
            text.replace(at, at + 2, targets());
        }
        for (int at = text.indexOf("?s"); at >= 0; at = text.indexOf("?s")) {
            text.replace(at, at + 2, any());
        }
        return form == Form.COMMON ? text.toString().replaceAll("'(en|ex|in|t):", "'$1_") : text.toString();
    }

    private boolean isFree() {
        return form == Form.ALL || form == Form.DEFERRING;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String any() {
        return states.get(random.nextInt(states.size()));
    }

    private String targets() {
        if (!regions.isEmpty() && chance(15)) {
            List<String> chosen = new ArrayList<>();
            for (String region : regions.get(random.nextInt(regions.size()))) {
                if (chance(70)) {
                    chosen.add("'#" + region + "'");
                }
            }
            if (chosen.size() > 1) {
                return chosen.toString();
            }
        }
        return "'#" + any() + "'";
    }

    private void body(String id, int depth, boolean inRegion) {
        if (form == Form.COMMON && depth == 0) {
            inside(id, depth); // a document of SCXML has no transitions and actions of its own
            return;
        }
        states.add(id);
        if (depth > 0 && !inRegion && chance(8)) {
            text.append("type: final, entry: 'en:").append(id).append("'");
            return;
        }
        if (budget > 0 && (depth == 0 || (depth < 5 && chance(45)))) {
            inside(id, depth);
        }
        text.append("entry: [ 'en:").append(id).append("'").append(extra()).append(" ], exit: [ 'ex:")
                .append(id).append("'").append(extra()).append(" ], ");
        if (chance(10)) {
            text.append("always: ").append(transition(true)).append(", ");
        }
        if (chance(20)) {
            text.append("onDone: ").append(transition(false)).append(", ");
        }
        if (form == Form.DEFERRING && chance(50)) {
            text.append("defer: ").append(chance(20)
                    ? "'*'"
                    : "[ '" + DESCRIPTORS.get(random.nextInt(5)) + "', '" + DESCRIPTORS.get(random.nextInt(5))
                            + "' ]")
                    .append(", ");
        }
        text.append("on: { ");
        for (String descriptor : DESCRIPTORS) {
            if ((form != Form.COMMON || descriptor.length() == 1)
                    && !(form == Form.COMMON && descriptor.equals("*"))
                    && chance(form == Form.DEFERRING ? 20 : 30)) {
                text.append("'").append(descriptor).append("': ").append(chance(5)
                        ? "null"
                        : chance(25)
                                ? "[ " + transition(false) + ", " + transition(false) + " ]"
                                : transition(false))
                        .append(", ");
            }
        }
        text.append("}");
    }

    private void inside(String id, int depth) {
        int children = 1 + random.nextInt(4);
        boolean parallel = chance(30) && form != Form.COMMON;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            budget--;
            ids.add(id + "_" + i);
        }
        text.append(parallel
                ? "type: parallel, "
                : chance(20) && !(form == Form.COMMON && depth == 0)
                        ? "initial: { target: " + ids.getLast() + ", actions: 'in:" + id + "' }, "
                        : "initial: " + ids.get(random.nextInt(children)) + ", ")
                .append("states: { ");
        for (String child : ids) {
            text.append(child).append(": { id: ").append(child).append(", ");
            body(child, depth + 1, parallel);
            text.append(" }, ");
        }
        if (chance(25) && !(form == Form.COMMON && depth == 0)) {
            states.add(id + "_h");
            text.append(id).append("_h: { id: ").append(id).append("_h, type: history, history: ")
                    .append(chance(50) ? "deep" : "shallow")
                    .append((chance(40) || form == Form.COMMON) && !parallel
                            ? ", target: '#" + ids.getFirst() + "'"
                            : "")
                    .append(" }, ");
        }
        text.append("}, ");
        if (parallel) {
            regions.add(ids);
        }
    }

    private String extra() {
        return switch (isFree()
                ? random.nextInt(12)
                : form == Form.NAMES ? 3 : 3 * random.nextInt(3)) {
            case 0 -> ", { raise: " + EVENTS.get(random.nextInt(3)) + " }";
            case 1 -> ", { assign: { n: n + 1, m: n } }";
            case 2 -> ", { assign: { m: 'm + n % 3' } }";
            default -> "";
        };
    }

    private String transition(boolean always) {
        boolean target = chance(85);
        String guard = always && !target
                ? isFree() ? "if: n < 0, " : "guard: F, "
                : switch (isFree()
                        ? random.nextInt(always ? 6 : 12)
                        : (form == Form.NAMES ? 4 : 2) + random.nextInt(always ? 2 : 8)) {
                    case 0 -> "if: n % 2 == 0, ";
                    case 1 -> "if: \"in('?s')\", ";
                    case 2 -> "guard: { not: { stateIn: '#?s' } }, ";
                    case 3 -> "guard: { or: [ F, { and: [ T, { stateIn: '#?s' } ] } ] }, ";
                    case 4 -> isFree() ? "guard: F, if: 'true', " : "guard: F, ";
                    case 5 -> isFree() ? "if: m < n, " : "guard: T, ";
                    default -> "";
                };
        return "{ " + guard + (target ? "target: ??, " : "") + (target && chance(25) ? "reenter: true, " : "")
                + "actions: [ 't:" + transitions++ + "'" + extra() + " ] }";
    }
}
