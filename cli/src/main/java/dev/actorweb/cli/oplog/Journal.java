package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.runtime.inspect.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The log of a repository, shared by all its work trees: a file that only grows, one JSON object
/// on a line, each with a checksum.
///
/// What is about to be done is on the disk before it is done. A line that was cut off, or that does
/// not fit its checksum, counts for nothing. Whoever writes holds a lock for that moment.
public final class Journal {
    private static final String SUM = ",\"sum\":\"";
    private static final int SUM_LENGTH = SUM.length() + 10;
    /// From this size on, old operations are dropped.
    private static final long LARGE = 1 << 20;
    private static final int KEPT = 200;
    /// Bytes.
    private static final int END = 1 << 13;
    private static final String NUMBER = "{\"operation\":";
    private static final String BEGUN = ",\"entry\":\"begun\",";

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    public static Journal of(Layout layout) {
        return new Journal(layout.commonDir().resolve("aw").resolve("operations.jsonl"));
    }

    /// Begins an operation: its steps are on the disk when this returns.
    ///
    /// @return its number
    public int begin(Instant at, Heading heading, List<Step> steps) {
        return locked(() -> {
            if (Files.exists(file) && Files.size(file) > LARGE) {
                compact(steps);
            }
            int number = highest() + 1;
            append(new Entry.Begun(number, at, heading, steps), true);
            return number;
        });
    }

    /// Notes that a step was done. What only the power supply could take away is found out by
    /// looking at the repository.
    public void did(int operation, int step, Result result) {
        write(new Entry.Did(operation, step, result), false);
    }

    /// Notes the end of an operation.
    public void end(int operation, Outcome outcome, String summary) {
        write(new Entry.Ended(operation, outcome, summary), false);
    }

    private void write(Entry entry, boolean flush) {
        locked(() -> {
            append(entry, flush);
            return entry;
        });
    }

    /// All operations, oldest first.
    public List<Operation> operations() {
        return operations(lines());
    }

    /// The operations that began among the last entries, at most so many: for somebody who can't
    /// wait for all.
    public List<Operation> latest(int entries) {
        var lines = lines();
        return operations(lines.subList(Math.max(0, lines.size() - entries), lines.size()));
    }

    private static List<Operation> operations(List<String> lines) {
        var operations = new LinkedHashMap<Integer, Operation>();
        for (var line : lines) {
            var entry = parse(line);
            if (entry instanceof Entry.Begun begun) {
                operations.put(begun.operation(), Operation.of(begun));
            } else if (entry != null) {
                operations.computeIfPresent(entry.operation(), (_, operation) -> operation.after(entry));
            }
        }
        return List.copyOf(operations.values());
    }

    private List<String> lines() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// The entry on a line; null where it was cut off or damaged, or a later version wrote it.
    private static @Nullable Entry parse(String line) {
        int end = line.length() - SUM_LENGTH;
        if (end < 0 || !line.startsWith(SUM, end) || !line.endsWith("\"}")) {
            return null;
        }
        if (!line.substring(end + SUM.length(), line.length() - 2).equals(sum(line.substring(0, end)))) {
            return null;
        }
        try {
            return JsonText.read(line) instanceof Map<?, ?> object
                    ? Entry.read(JsonText.object(object))
                    : null;
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            return null;
        }
    }

    static String line(Entry entry) {
        var object = JsonText.write(entry.write());
        var body = object.substring(0, object.length() - 1);
        return body + SUM + sum(body) + "\"}\n";
    }

    private static String sum(String body) {
        var crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
        var hex = Long.toHexString(crc.getValue());
        return "0".repeat(8 - hex.length()) + hex;
    }

    /// The highest number there is, be the line whole or not; lines begin with it. Operations begin
    /// in the order of their numbers, so the end of the log is enough if one begins there.
    private int highest() throws IOException {
        var end = end();
        return end.stream().anyMatch(line -> line.contains(BEGUN)) ? highest(end) : highest(lines());
    }

    private static int highest(List<String> lines) {
        int highest = 0;
        for (var line : lines) {
            int at = NUMBER.length();
            int number = 0;
            while (line.startsWith(NUMBER) && at < line.length() && at < NUMBER.length() + 9
                    && Character.isDigit(line.charAt(at))) {
                number = 10 * number + line.charAt(at) - '0';
                at++;
            }
            highest = Math.max(highest, number);
        }
        return highest;
    }

    /// The last lines; none if there is no log.
    private List<String> end() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = Math.max(0, channel.size() - END);
            var bytes = ByteBuffer.allocate(END);
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
            }
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1).lines();
            return lines.skip(start == 0 ? 0 : 1).toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        }
    }

    private void append(Entry entry, boolean flush) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            long end = channel.size();
            var text = endsWithLine(channel, end) ? line(entry) : "\n" + line(entry);
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            if (flush) {
                channel.force(false);
            }
        }
    }

    private static boolean endsWithLine(FileChannel channel, long size) throws IOException {
        var last = ByteBuffer.allocate(1);
        return size == 0 || (channel.read(last, size - 1) == 1 && last.get(0) == '\n');
    }

    /// Keeps what is under way and the latest operations, and what they and `next` need.
    private void compact(List<Step> next) throws IOException {
        var operations = operations();
        var kept = new StringBuilder();
        var held = new HashSet<String>();
        hold(held, next);
        for (int i = 0; i < operations.size(); i++) {
            var operation = operations.get(i);
            if (operation.outcome().isEmpty() || i >= operations.size() - KEPT) {
                for (var entry : operation.entries()) {
                    kept.append(line(entry));
                }
                hold(held, operation.steps());
            }
        }
        var fresh = file.resolveSibling("operations.new");
        try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(kept.toString().getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        HeldFiles.beside(file.resolveSibling("")).retain(held);
    }

    private static void hold(Set<String> held, List<Step> steps) {
        for (var step : steps) {
            if (step instanceof Step.ReplaceFile(var _, var before, var after)) {
                before.ifPresent(state -> held.add(state.hash()));
                after.ifPresent(state -> held.add(state.hash()));
            }
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            try (var _ = FileLocked.await(file.resolveSibling("operations.lock"))) {
                return work.run();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private GitException failure(IOException cause) {
        return new GitException(
                GitProblem.Unwritable.of(file, cause), cause);
    }

    /// What is in the file, entry by entry; for tests.
    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var line : lines()) {
            var entry = parse(line);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
