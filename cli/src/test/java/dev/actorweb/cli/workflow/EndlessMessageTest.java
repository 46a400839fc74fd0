package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Messages out of files that never end, though they say that they are empty.
@EnabledOnOs({OS.LINUX, OS.MAC})
class EndlessMessageTest extends InStudio {
    private static final String ENDLESS = "/dev/zero";

    @Test
    void isNotSaved() {
        studio.git.write(ann, "new", "1");
        var run = studio.aw(ann, "save", "--file", ENDLESS);

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("the message is longer than 1 MiB");
    }

    @Test
    void isNotChecked() {
        var run = studio.aw(ann, "check", "--message", ENDLESS);

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("cannot read /dev/zero", "too large for a commit message");
    }

    @Test
    void isNoTemplate() {
        studio.git.write(ann, "new", "1");
        configure("commit.template", ENDLESS);
        var run = studio.in(ann).with("GIT_EDITOR", "true").call("save", "--edit");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("commit.template cannot be read: /dev/zero: it is too large");
    }
}
