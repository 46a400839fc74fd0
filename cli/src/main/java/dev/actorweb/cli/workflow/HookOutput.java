package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Relay;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.process.Bytes;
import dev.actorweb.cli.process.Listener;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// What git's hooks print: shown while they run where somebody looks on, elsewhere by whoever has
/// their verdict. Of hooks that are cut off nothing is lost either.
final class HookOutput implements Listener {
    private static final int MOST = 1 << 20;

    private final Terminal terminal;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable Relay relay;
    private boolean shown;

    HookOutput(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void hear(byte[] block, int length) {
        if (!shown && held.size() == 0) {
            relay = terminal.relay().orElse(null);
        }
        var direct = relay;
        if (direct != null) {
            shown = true;
            direct.print(block, length);
        } else {
            held.write(block, 0, Math.min(length, MOST - held.size()));
        }
    }

    /// Another operation begins, whose hooks have said nothing yet.
    synchronized void begin() {
        held.reset();
        shown = false;
    }

    /// The operation has ended.
    synchronized void end() {
        var direct = relay;
        if (direct != null && shown) {
            direct.end();
        }
    }

    /// Whether everything that the hooks of the last operation said has been shown.
    synchronized boolean isShown() {
        return shown;
    }

    /// The operation was cut off: what its hooks have said so far is shown.
    synchronized void cutOff() {
        end();
        var text = Bytes.copyOf(held.toByteArray()).text().strip();
        held.reset();
        if (!text.isEmpty()) {
            terminal.message(Text.of(text));
        }
    }
}
