package {{package}};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command by its whole output.
class MainTest {
    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    private static Run run(Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        int exit = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
        return new Run(exit, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void countsTheWordsOfAllFiles() throws IOException {
        var one = file("one", "To be, or not to be:\n");
        var two = file("two", "to do\n");

        assertEquals(new Run(0, "      3 to\n      2 be\n      1 do\n", ""), run(one, two, "--top", 3));
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestCounted() throws IOException {
        var one = file("one", "word");
        var missing = folder.resolve("missing");
        var binary = Files.write(folder.resolve("binary"), new byte[]{(byte) 0xff, (byte) 0xfe});

        var run = run(one, missing, binary);

        assertEquals(Main.UNREADABLE, run.exit());
        assertEquals("      1 word\n", run.out());
        assertTrue(run.err().contains("error: " + missing + ": there is no such file\n"), run.err());
        assertTrue(run.err().contains("error: " + binary + ": it is no text in UTF-8\n"), run.err());
    }

    @Test
    void aWrongCommandLineIsTold() {
        assertEquals(2, run().exit());
        assertEquals(2, run("x", "--top", "0").exit());
        assertTrue(run("x", "--tpo").err().contains("--tpo"));
        assertTrue(run("--help").out().contains("Exit codes:"));
    }
}
