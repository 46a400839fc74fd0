package dev.actorweb.runtime;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/// One actor in a picture of the whole tree, see [ActorSystem#tree()].
///
/// @param actor
///            who
/// @param status
///            what it is about; a moment old, as is the rest
/// @param statistics
///            its accounts
/// @param children
///            in the order of their start
public record ActorNode(ActorRef<?> actor, Status status, ActorStatistics statistics,
        List<ActorNode> children) {
    /// What an actor is about.
    public enum Status {
        /// It has not started yet.
        STARTING,

        /// It handles messages, or waits for some.
        RUNNING,

        /// It failed, and waits for its supervisor or for the end of a pause.
        RESTARTING,

        /// It is about to end.
        STOPPING
    }

    /// Copies the children.
    public ActorNode {
        children = List.copyOf(children);
    }

    /// The tree as lines, two blanks for each level.
    @Override
    public String toString() {
        var text = new StringBuilder();
        var ways = new ArrayDeque<Iterator<ActorNode>>(); // it may be deeper than the stack
        draw(text, 0);
        ways.push(children.iterator());
        while (!ways.isEmpty()) {
            if (ways.element().hasNext()) {
                var child = ways.element().next();
                child.draw(text, ways.size());
                ways.push(child.children.iterator());
            } else {
                ways.pop();
            }
        }
        return text.toString();
    }

    private void draw(StringBuilder text, int depth) {
        text.append("  ".repeat(depth)).append(depth == 0 ? actor.toString() : actor.path().name())
                .append(": ").append(status).append(", ").append(statistics.processed())
                .append(" processed, ")
                .append(statistics.queued()).append(" queued, ").append(statistics.restarts())
                .append(" restarts\n");
    }
}
