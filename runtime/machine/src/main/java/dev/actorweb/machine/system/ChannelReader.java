package dev.actorweb.machine.system;

import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Sequence;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `channels`: faults for all, or a mapping with `default` and pairs as `client -> desk`.
final class ChannelReader {
    private static final List<String> FAULTS = List.of("reliable", "lossy", "duplicating", "unordered");
    private final Problems problems;
    private final List<String> actors;
    private final List<Channel.Pair> pairs = new ArrayList<>();
    private Channel general = Channel.RELIABLE;

    ChannelReader(Problems problems, List<String> actors) {
        this.problems = problems;
        this.actors = actors;
    }

    Channel general() {
        return general;
    }

    List<Channel.Pair> pairs() {
        return pairs;
    }

    void read(Fields fields) {
        Optional<Node> node = fields.node("channels");
        if (node.isEmpty()) {
            return;
        }
        if (node.get() instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (entry.key().equals("default")) {
                    general = channel(entry.value());
                } else {
                    pair(entry);
                }
            }
        } else {
            general = channel(node.get());
        }
    }

    private void pair(Entry entry) {
        String[] ends = entry.key().split("->", -1);
        if (ends.length != 2) {
            problems.error(Problem.WRONG_VALUE, entry.keyPosition(),
                    "channels are those of a pair, as `client -> desk`, or `default`");
            return;
        }
        String from = ends[0].strip();
        String to = ends[1].strip();
        Channel channel = channel(entry.value());
        if (known(from, entry.keyPosition()) && known(to, entry.keyPosition())) {
            pairs.add(new Channel.Pair(from, to, channel));
        }
    }

    private boolean known(String actor, Position position) {
        if (actors.contains(actor)) {
            return true;
        }
        problems.error(Problem.WRONG_VALUE, position, "there is no actor `" + actor + "`",
                DidYouMean.hint(actor, actors));
        return false;
    }

    private Channel channel(Node node) {
        List<Node> nodes = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        Channel channel = Channel.RELIABLE;
        for (Node fault : nodes) {
            String word = fault instanceof Scalar scalar ? scalar.text() : fault.noun();
            Optional<Channel> next = channel.with(word);
            if (next.isEmpty()) {
                problems.error(Problem.WRONG_VALUE, fault.position(), "a channel can't be `" + word + "`",
                        DidYouMean.hint(word, FAULTS)
                                .or(() -> Optional.of("channels are " + String.join(", ", FAULTS))));
            }
            channel = next.orElse(channel);
        }
        return channel;
    }
}
