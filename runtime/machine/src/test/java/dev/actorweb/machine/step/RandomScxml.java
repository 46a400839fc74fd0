package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes up an SCXML document: hierarchy, parallel states, deep and shallow history with content,
/// several and deep initial states, internal and external transitions, prefixes of event names,
/// `raise`, `send` with and without delay, `cancel`, `if`, `foreach`, several handlers, errors, and
/// machines that are invoked, send to each other, are given values and give some.
final class RandomScxml {
    static final List<String> EVENTS = List.of("A", "A.b", "A.b.c", "B", "Bc", "unknown");
    private static final List<String> DESCRIPTORS = List.of("A", "A.*", "A.b", "A.b.", "B", "*", "A B",
            "done",
            "error", "error.execution", "error.communication", "t", "u.v", "done.invoke", "done.invoke.i0",
            "c.x");
    private static final int DEEPEST = 2;
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<Node> all = new ArrayList<>();
    private final int depth;
    private int scripts;
    private int invokes;

    private static final class Node {
        private final String id;
        private final String kind;
        private final @Nullable Node parent;
        private final List<Node> children = new ArrayList<>();

        Node(String id, String kind, @Nullable Node parent) {
            this.id = id;
            this.kind = kind;
            this.parent = parent;
        }

        Node parent() {
            return Objects.requireNonNull(parent);
        }

        boolean is(String wanted) {
            return kind.equals(wanted);
        }
    }

    RandomScxml(Random random) {
        this(random, 0);
    }

    /// @param depth
    ///            how many machines this one is within
    private RandomScxml(Random random, int depth) {
        this.random = random;
        this.depth = depth;
    }

    String text() {
        Node root = new Node("root", "scxml", null);
        int budget = 3 + random.nextInt(depth == 0 ? 14 : 4);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            budget = grow(root, 1, budget);
        }
        text.append("<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' datamodel='ecmascript'")
                .append(chance(40) ? " initial='" + start(root) + "'" : "").append(">\n")
                .append("<datamodel><data id='n' expr='0'/><data id='m' expr='1'/><data id='x'/></datamodel>\n");
        root.children.forEach(this::write);
        return text.append("</scxml>\n").toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private int grow(Node parent, int depth, int budget) {
        boolean region = parent.is("parallel");
        boolean inner = budget > 0 && depth < 6 && chance(region ? 80 : 55);
        String kind = inner ? chance(35) ? "parallel" : "state" : region || chance(75) ? "state" : "final";
        Node node = new Node("s" + all.size(), kind, parent);
        all.add(node);
        parent.children.add(node);
        int left = budget - 1;
        if (inner) {
            for (int i = kind.equals("parallel")
                    ? 2 + random.nextInt(2)
                    : 1 + random.nextInt(3); i > 0; i--) {
                left = grow(node, depth + 1, left);
            }
            for (int i = 0; i < 2; i++) {
                if (chance(25)) {
                    Node history = new Node("s" + all.size(), "history", node);
                    all.add(history);
                    node.children.add(random.nextInt(node.children.size() + 1), history);
                }
            }
        }
        return left;
    }

    private static List<Node> real(Node node) {
        return node.children.stream().filter(child -> !child.is("history")).toList();
    }

    /// Legal initial states below a node: one inside, or one in each of several regions.
    private String start(Node node) {
        Node at = any(node.children);
        while (!at.children.isEmpty() && chance(40)) {
            if (at.is("parallel") && chance(60)) {
                List<String> ids = new ArrayList<>();
                for (Node region : real(at)) {
                    if (chance(70)) {
                        ids.add(region.children.isEmpty() ? region.id : start(region));
                    }
                }
                if (!ids.isEmpty()) {
                    return String.join(" ", ids);
                }
            }
            at = any(at.children);
        }
        return at.id;
    }

    private String target() {
        Node node = any(all);
        return chance(25) && !node.children.isEmpty() ? start(node) : node.id;
    }

    private void write(Node node) {
        if (node.is("history")) {
            boolean deep = chance(50);
            String initial = deep && !node.parent().is("parallel")
                    ? start(shadow(node))
                    : regionsOf(node.parent());
            text.append("<history id='").append(node.id).append("' type='").append(deep ? "deep" : "shallow")
                    .append("'><transition target='").append(initial).append("'>").append(content(1))
                    .append("</transition></history>\n");
            return;
        }
        boolean compound = node.is("state") && !node.children.isEmpty();
        int form = compound ? random.nextInt(3) : 0;
        text.append('<').append(node.kind).append(" id='").append(node.id).append("'")
                .append(form == 1 ? " initial='" + start(node) + "'" : "").append(">\n");
        if (form == 2) {
            text.append("<initial><transition target='").append(start(node)).append("'>").append(content(1))
                    .append("</transition></initial>\n");
        }
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            text.append("<onentry>").append(script("en." + node.id)).append(content(1))
                    .append("</onentry>\n");
        }
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            text.append("<onexit>").append(script("ex." + node.id)).append(content(1)).append("</onexit>\n");
        }
        if (node.is("final") && chance(60)) {
            text.append("<donedata><param name='v' expr='n'/>")
                    .append(chance(20) ? "<param name='w' expr='x.y'/>" : "").append("</donedata>\n");
        }
        if (!node.is("final")) {
            while (depth < DEEPEST && chance(15)) {
                invoke();
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                transition(node);
            }
        }
        node.children.forEach(this::write);
        text.append("</").append(node.kind).append(">\n");
    }

    /// The parent without its history states, so that the default of one does not lead to another.
    private static Node shadow(Node history) {
        Node node = new Node(history.parent().id, history.parent().kind, null);
        node.children.addAll(plain(history.parent()));
        return node;
    }

    private static List<Node> plain(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child : real(node)) {
            Node copy = new Node(child.id, child.kind, node);
            copy.children.addAll(plain(child));
            children.add(copy);
        }
        return children;
    }

    private String regionsOf(Node parent) {
        return parent.is("parallel")
                ? String.join(" ", real(parent).stream().map(child -> child.id).toList())
                : any(real(parent)).id;
    }

    private void transition(Node node) {
        boolean eventless = chance(12);
        boolean target = chance(80);
        text.append("<transition").append(eventless
                ? ""
                : " event='" + (chance(10) ? "done.state." + any(all).id : any(DESCRIPTORS)) + "'")
                .append((eventless && !target) || chance(35) ? " cond=\"" + condition() + "\"" : "")
                .append(target ? " target='" + target() + "'" : "")
                .append(chance(35) ? " type='internal'" : "").append('>')
                .append(script("t." + node.id + "." + scripts++)).append(content(1))
                .append("</transition>\n");
    }

    private void invoke() {
        text.append("<invoke id='i").append(invokes++).append("' autoforward='").append(chance(40))
                .append("'>").append(chance(50) ? "<param name='n' expr='n'/>" : "")
                .append(chance(30) ? "<param name='m' expr='m + 7'/>" : "")
                .append(chance(10) ? "<param name='x' expr='x.y.z'/>" : "").append("<content>")
                .append(new RandomScxml(random, depth + 1).text()).append("</content>\n");
        if (chance(40)) {
            text.append("<finalize>").append(script("fin." + invokes))
                    .append("<assign location='m' expr='_event.data.v'/></finalize>\n");
        }
        text.append("</invoke>\n");
    }

    /// A message to the machine that invoked this one, or to one that this one may have invoked.
    private String message() {
        String target = depth > 0 && chance(70) ? "#_parent" : "#_i" + random.nextInt(2);
        return "<send event='" + (chance(50) ? any(EVENTS) : "c.x") + "' target='" + target + "'"
                + (chance(30)
                        ? " id='d" + random.nextInt(2) + "' delay='" + random.nextInt(10) + "ms'"
                        : "")
                + ">" + (chance(50) ? "<param name='v' expr='n'/>" : "") + "</send>";
    }

    private String condition() {
        return switch (random.nextInt(9)) {
            case 0 -> "In('" + any(all).id + "')";
            case 1 -> "n % 2 == 0";
            case 2 -> "n &lt; m";
            case 3 -> "x.y == 1";
            case 4 -> "!In('" + any(all).id + "')";
            case 5 -> "_event.name == 'A.b'";
            case 6 -> "_event.data.v &gt; 1";
            case 7 -> "_event.invokeid == 'i0'";
            default -> "n &lt; 0";
        };
    }

    private static String script(String name) {
        return "<script>" + name.replace('.', '_') + "()</script>";
    }

    private String content(int nested) {
        StringBuilder content = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            content.append(switch (random.nextInt(nested > 2 ? 12 : 16)) {
                case 0 -> "<raise event='" + any(EVENTS) + "'/>";
                case 1 -> "<assign location='n' expr='n + 1'/>";
                case 2 -> "<assign location='m' expr='m + n % 3'/>";
                case 3 -> chance(30) ? "<assign location='m' expr='x.y.z'/>" : "";
                case 4 -> "<send event='t'/>";
                case 5 -> "<send event='u.v.w' id='d" + random.nextInt(2) + "' delay='"
                        + (1 + random.nextInt(30)) + "ms'/>";
                case 6 -> "<cancel sendid='d" + random.nextInt(2) + "'/>";
                case 7 -> message();
                case 8 -> chance(40) ? "<assign location='n' expr='_event.data.v'/>" : "";
                case 9 -> "<send event='t' id='d" + random.nextInt(2) + "'/>";
                case 12 ->
                    "<if cond=\"" + condition() + "\">" + content(nested + 1) + "<elseif cond=\""
                            + condition()
                            + "\"/>" + content(nested + 1) + "<else/>" + content(nested + 1) + "</if>";
                case 13 -> "<foreach array='[3, 4]' item='n' index='m'>" + content(nested + 1) + "</foreach>";
                case 14 -> chance(20) ? "<foreach array='m' item='n'><raise event='B'/></foreach>" : "";
                default -> script("c" + scripts++);
            });
        }
        return content.toString();
    }
}
