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
