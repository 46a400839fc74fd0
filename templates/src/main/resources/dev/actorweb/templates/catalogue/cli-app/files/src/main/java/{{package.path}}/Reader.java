package {{package}};

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Outcome;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one file, on a thread that may wait, and tells the totals how often each word is in it.
final class Reader implements Actor<Reader.Message> {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /// What it tells itself.
    sealed interface Message {
        /// The file was read, or not.
        record Done(Outcome<Map<String, Integer>> words) implements Message {}
    }

    private final ActorContext<Message> context;
    private final Path file;
    private final ActorRef<Totals.Message> totals;

    Reader(ActorContext<Message> context, Path file, ActorRef<Totals.Message> totals) {
        this.context = context;
        this.file = file;
        this.totals = totals;
        context.pipeToSelf(() -> count(file), Message.Done::new);
    }

    @Override
    public void receive(Message message) {
        switch (message) {
            case Message.Done(Outcome.Success<Map<String, Integer>>(var words)) ->
                totals.tell(new Totals.Message.Counted(file, words));
            case Message.Done(Outcome.Failure<Map<String, Integer>>(var cause)) ->
                totals.tell(new Totals.Message.Unreadable(file, reason(cause)));
        }
        context.stopSelf();
    }

    private static Map<String, Integer> count(Path file) throws IOException {
        var words = new HashMap<String, Integer>();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                WORD.matcher(line).results()
                        .forEach(word -> words.merge(word.group().toLowerCase(Locale.ROOT), 1, Integer::sum));
            }
        }
        return words;
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "there is no such file";
            case MalformedInputException _ -> "it is no text in UTF-8";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
