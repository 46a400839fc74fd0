package dev.actorweb.analyzer.system;

import java.util.Random;

/// Makes up small systems: two to four actors of two to four states that send each other three
/// kinds of messages.
final class RandomSystems {
    private static final String[] EVENTS = {"A", "B", "C"};

    private RandomSystems() {}

    /// As [#text(Random)], but with two or three identical actors beside the others, that are only
    /// addressed together.
    static String withWorkers(Random random) {
        String text = text(random);
        StringBuilder workers = new StringBuilder("  w:\n    count: ").append(2 + random.nextInt(2))
                .append('\n');
        machine(workers, 0, 2, random);
        for (String event : EVENTS) {
            if (random.nextBoolean()) {
                text = text.replaceFirst("sendTo: a., event: " + event, "sendTo: 'w[*]', event: " + event);
            }
        }
        String check = random.nextBoolean() ? "  - never: w.count('s1') > 1\n" : "";
        return text.replace("check:\n",
                workers.toString().replace("machine: m0", "machine: worker") + "check:\n") + check;
    }

    /// As [#withWorkers(Random)] or [#text(Random)], and with whatever may go wrong: mailboxes that
    /// overflow in every way, faulty channels, actors that fail, end, and are restarted or not. Some
    /// are tight, every mailbox with room for one; in some each actor knows one other only, so that
    /// orders can be left out.
    static String wild(Random random) {
        int kind = random.nextInt(3);
        boolean tight = kind == 1;
        boolean sparse = kind == 2;
        String text = random.nextBoolean() ? withWorkers(random) : text(random);
        StringBuilder wild = new StringBuilder();
        String only = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("    mailbox:")) {
                continue;
            }
            if (line.matches("  a\\d:")) {
                only = "sendTo: a" + (line.charAt(3) - '0' + 1 + random.nextInt(2)) % 3 % actors(text);
                only = only.endsWith(line.substring(2, 4)) ? "" : only;
            }
            if (line.startsWith("    machine:") && random.nextInt(3) == 0) {
                wild.append("    restart: ").append(pick(random, "permanent", "transient", "temporary"))
                        .append('\n');
            }
            if (line.startsWith("    machine:") && tight) {
                wild.append("    mailbox: { capacity: 1, overflow: block }\n");
            } else if (line.startsWith("    machine:") && random.nextInt(sparse ? 8 : 2) == 0) {
                wild.append("    mailbox: { capacity: ").append(1 + random.nextInt(3)).append(", overflow: ")
                        .append(pick(random, "block", "reject", "drop-oldest", "drop-newest"))
                        .append(" }\n");
            }
            if (line.equals("check:") && !sparse) {
                wild.append(faults(random));
            }
            String changed = sparse && !only.isEmpty() ? line.replaceAll("sendTo: a\\d", only) : line;
            if (random.nextInt(16) == 0) {
                changed = changed.replace("actions: [", "actions: [ { assign: { n: 1 / n } }, ")
                        .replace(", ]", " ]");
            }
            if (random.nextInt(3) == 0) {
                changed = changed.replace("after: { 1s:", "after: { 2s: s0, 1s:");
            }
            wild.append(changed).append('\n');
            if (line.startsWith("      machine:")) {
                wild.append("      context: { n: 0 }\n");
            }
            if (line.startsWith("        s1:") && random.nextInt(4) == 0) {
                wild.append("          tags: [rest]\n");
            }
        }
        return wild.toString();
    }

    /// As [#wild(Random)], and its actors start, stop and speak to a machine `w` of their own,
    /// which sends to them and to the others.
    static String withChildren(Random random) {
        StringBuilder text = new StringBuilder();
        for (String line : wild(random).lines().toList()) {
            String changed = line;
            if (random.nextInt(3) == 0) {
                changed = line.replace("actions: [", "actions: [{ spawnChild: w }, ");
            } else if (random.nextInt(4) == 0) {
                changed = line.replace("actions: [", "actions: [{ sendTo: w, event: "
                        + EVENTS[random.nextInt(EVENTS.length)] + " }, ");
            } else if (random.nextInt(8) == 0) {
                changed = line.replace("actions: [", "actions: [{ stopChild: w }, ");
            }
            if (line.equals("          on:") && random.nextInt(3) > 0) {
                changed += "\n            xstate.done.actor.w: s" + random.nextInt(2);
            }
            if (line.equals("          on:") && random.nextInt(3) > 0) {
                changed += "\n            xstate.error.actor.w: s" + random.nextInt(2);
            }
            text.append(changed.replace(", ]", " ]")).append('\n');
        }
        StringBuilder child = new StringBuilder("  c:\n");
        machine(child, 0, 2, random);
        StringBuilder worker = new StringBuilder("machines:\n  w:\n");
        for (String line : child.toString().lines().skip(2).toList()) {
            String changed = random.nextBoolean()
                    ? line.replaceFirst("\\{ sendTo: a1, event: (.) }", "{ sendParent: $1 }")
                    : line;
            worker.append(changed.substring(2).replace("actions: []",
                    random.nextInt(6) == 0 ? "actions: [{ assign: { n: 1 / n } }]" : "actions: []"))
                    .append('\n');
            if (line.contains("machine: m0")) {
                worker.append("    context: { n: 0 }\n");
            }
        }
        return text.toString().replace("actors:\n", worker + "actors:\n");
    }

    private static int actors(String text) {
        return (int) text.lines().filter(line -> line.matches("  a\\d:")).count();
    }

    private static String faults(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(2) == 0) {
            text.append("channels: { default: reliable, a0 -> a1: ")
                    .append(pick(random, "lossy", "duplicating", "unordered", "[lossy, unordered]",
                            "[duplicating, unordered]"))
                    .append(" }\n");
        }
        if (random.nextInt(2) == 0) {
            text.append("supervision: { strategy: ")
                    .append(pick(random, "one-for-one", "one-for-all", "rest-for-one"))
                    .append(", maxRestarts: ").append(random.nextInt(3)).append(" }\n");
        }
        return text.toString();
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    static String text(Random random) {
        int actors = 2 + random.nextInt(3);
        StringBuilder text = new StringBuilder("system: random\nactors:\n");
        for (int actor = 0; actor < actors; actor++) {
            text.append("  a").append(actor).append(":\n");
            if (random.nextInt(3) == 0) {
                text.append("    mailbox: { capacity: ").append(1 + random.nextInt(3)).append(", overflow: ")
                        .append(new String[]{"block", "reject", "drop-oldest"}[random.nextInt(3)])
                        .append(" }\n");
            }
            machine(text, actor, actors, random);
        }
        text.append("check:\n  - deadlock-free\n  - no-unhandled\n  - no-lost\n");
        if (random.nextBoolean()) {
            text.append("  - never: a0.in('s1') && a1.in('s1')\n");
        }
        return text.toString();
    }

    private static void machine(StringBuilder text, int actor, int actors, Random random) {
        int states = 2 + random.nextInt(3);
        text.append("    machine:\n      machine: m").append(actor)
                .append("\n      initial: s0\n      states:\n");
        for (int state = 0; state < states; state++) {
            text.append("        s").append(state).append(":\n");
            if (random.nextInt(4) == 0) {
                text.append("          type: final\n");
                continue;
            }
            if ((state == 0 && random.nextInt(3) > 0) || random.nextInt(6) == 0) {
                text.append("          after: { 1s: ")
                        .append(transition(state + 1, states, actor, actors, random))
                        .append(" }\n");
            }
            text.append("          on:\n            Z: s0\n");
            for (String event : EVENTS) {
                if (random.nextInt(3) > 0) {
                    text.append("            ").append(event).append(": ")
                            .append(transition(random.nextInt(states), states, actor, actors, random))
                            .append('\n');
                }
            }
        }
    }

    private static String transition(int to, int states, int actor, int actors, Random random) {
        StringBuilder actions = new StringBuilder();
        for (int sends = random.nextInt(3); sends > 0; sends--) {
            int target = (actor + 1 + random.nextInt(actors - 1)) % actors;
            actions.append(actions.isEmpty() ? "" : ", ").append("{ sendTo: a").append(target)
                    .append(", event: ")
                    .append(EVENTS[random.nextInt(EVENTS.length)]).append(" }");
        }
        return "{ target: s" + Math.min(to, states - 1) + ", actions: [" + actions + "] }";
    }
}
