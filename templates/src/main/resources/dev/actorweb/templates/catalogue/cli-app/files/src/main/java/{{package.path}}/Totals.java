package {{package}};

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Starts a reader for each file and adds up what they count.
final class Totals implements Actor<Totals.Message> {
    /// What it understands.
    sealed interface Message {
        /// A file was read.
        record Counted(Path file, Map<String, Integer> words) implements Message {}

        /// A file could not be read.
        record Unreadable(Path file, String reason) implements Message {}

        /// Wants the result as soon as it is there.
        record WhenDone(ActorRef<Result> replyTo) implements Message {}
    }

    /// A word and how often it was found.
    record Word(String text, int count) {}

    /// What was found in all files.
    record Result(Map<String, Integer> words, Map<Path, String> unreadable) {
        Result {
            words = Map.copyOf(words);
            unreadable = Map.copyOf(unreadable);
        }

        /// The most frequent words; equally frequent ones in the order of the alphabet.
        List<Word> most(int number) {
            return words.entrySet().stream().map(entry -> new Word(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingInt(Word::count).reversed().thenComparing(Word::text))
                    .limit(number).toList();
        }
    }

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Path, String> unreadable = new TreeMap<>();
    private final List<ActorRef<Result>> waiting = new ArrayList<>();
    private int left;

    Totals(ActorContext<Message> context, List<Path> files) {
        left = files.size();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            context.<Reader.Message>spawn("reader-" + i, reader -> new Reader(reader, file, context.self()));
        }
    }

    @Override
    public void receive(Message message) {
        switch (message) {
            case Message.Counted(var _, var counted) -> {
                counted.forEach((word, count) -> words.merge(word, count, Integer::sum));
                left--;
            }
            case Message.Unreadable(var file, var reason) -> {
                unreadable.put(file, reason);
                left--;
            }
            case Message.WhenDone(var replyTo) -> waiting.add(replyTo);
        }
        if (left == 0) {
            waiting.forEach(replyTo -> replyTo.tell(new Result(words, unreadable)));
            waiting.clear();
        }
    }
}
