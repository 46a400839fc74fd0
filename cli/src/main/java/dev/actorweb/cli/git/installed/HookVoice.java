package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.process.Listener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/// Tells what hooks print from what git prints, in one stream that both write to: nothing is handed
/// on before the first hook runs, and then everything but the lines that are known to be git's.
///
/// While a hook runs, the beginning of a line is handed on as well: it may be a question.
final class HookVoice implements Listener {
    private final Path trace;
    private final Predicate<String> own;
    private final Listener listener;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean started;

    HookVoice(Path trace, Predicate<String> own, Listener listener) {
        this.trace = trace;
        this.own = own;
        this.listener = listener;
    }

    @Override
    public synchronized void hear(byte[] block, int length) {
        held.write(block, 0, length);
        var hooks = HookTrace.read(trace);
        started |= hooks.started();
        if (started) {
            handOn(hooks.running());
        }
    }

    /// Nothing more will come.
    synchronized void finish() {
        if (started) {
            handOn(true);
        }
    }

    private void handOn(boolean unfinishedToo) {
        var text = held.toByteArray();
        held.reset();
        int start = 0;
        for (int end = lineEnd(text, start); end > 0; end = lineEnd(text, start)) {
            handOn(text, start, end);
            start = end;
        }
        if (unfinishedToo) {
            handOn(text, start, text.length);
        } else {
            held.write(text, start, text.length - start);
        }
    }

    /// Behind the next line feed; 0 if there is none.
    private static int lineEnd(byte[] text, int start) {
        for (int i = start; i < text.length; i++) {
            if (text[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private void handOn(byte[] text, int start, int end) {
        var line = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        if (start < end && !own.test(line.stripTrailing())) {
            listener.hear(Arrays.copyOfRange(text, start, end), end - start);
        }
    }
}
