package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.ShortFolder;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.system.SystemRunner;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Plays the session of `docs/inspection-protocol.md`, line by line.
@Timeout(300)
class InspectionProtocolReferenceTest {
    private static final Pattern BLOCK = Pattern.compile("```(yaml|inspection)\\n(.*?)```", Pattern.DOTALL);
    /// What is another number each time.
    private static final Pattern NUMBERS = Pattern
            .compile("\"(pid|at|processed|perSecond|uptimeMillis)\":[0-9.E]+");
    /// What waits for an actor.
    private static final Pattern WAITING = Pattern.compile("\"op\":\"(show|ask|stop|restart|record)\"");
    private static final Pattern EVENT = Pattern.compile("\\{\"sub\".*");

    @TempDir
    Path folder;

    @TempDir(factory = ShortFolder.class)
    Path parent;

    @Test
    void theSessionOfThePageIsTheSessionOfASystem() throws Exception {
        String page = Files.readString(Conformance.checkout().resolve("docs/inspection-protocol.md"));
        List<String> session = new ArrayList<>();
        var blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            String text = blocks.group(2);
            if (blocks.group(1).equals("inspection")) {
                session.addAll(text.lines().toList());
            } else {
                String file = text.substring(2, text.indexOf('\n'));
                Files.writeString(folder.resolve(file), text);
            }
        }
        assertThat(session).hasSizeGreaterThan(20);
        play(session);
    }

    private void play(List<String> session) throws Exception {
        var read = SystemReader.read(folder.resolve("system.yaml"));
        var machines = read.system().orElseThrow(() -> new AssertionError(read.problems()));
        try (var system = SystemRunner.builder(machines).create();
                var inspection = Inspection.open(system, parent.resolve("aw"));
                var channel = SocketChannel
                        .open(UnixDomainSocketAddress.of(inspection.endpoint().socket()))) {
            SystemRunner.start(system, machines, Map.of());
            var in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            List<String> expected = new ArrayList<>();
            for (String line : session) {
                if (line.startsWith("> ")) {
                    compare(in, expected);
                    expected.clear();
                    channel.write(ByteBuffer
                            .wrap((patient(line.substring(2)) + "\n").getBytes(StandardCharsets.UTF_8)));
                } else {
                    expected.add(line.substring(2));
                }
            }
            compare(in, expected);
        }
    }

    /// The same request, for a machine however slow.
    private static String patient(String request) {
        return WAITING.matcher(request).find()
                ? request.substring(0, request.length() - 1) + ",\"timeoutMillis\":120000}"
                : request;
    }

    /// Events come in their order, but between answers.
    private static void compare(BufferedReader in, List<String> expected) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            lines.add(in.readLine());
        }
        assertThat(only(lines, true)).isEqualTo(only(expected, true));
        assertThat(only(lines, false)).isEqualTo(only(expected, false));
    }

    private static List<String> only(List<String> lines, boolean events) {
        List<String> some = new ArrayList<>();
        for (String line : lines) {
            if (EVENT.matcher(line).matches() == events) {
                some.add(NUMBERS.matcher(line).replaceAll("\"$1\":0"));
            }
        }
        return some;
    }
}
