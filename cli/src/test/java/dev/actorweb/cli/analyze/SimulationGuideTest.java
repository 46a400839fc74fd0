package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Page;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationGuideTest {
    @Test
    void theGuideHappensAsWritten(@TempDir Path folder) throws Exception {
        var specs = new Specs(folder);
        var guide = Page.of("docs/simulation.md");
        for (var spec : guide.blocks("yaml")) {
            var name = spec.substring(spec.indexOf(": ") + 2, spec.indexOf('\n'));
            specs.write(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".yaml", spec);
        }

        assertThat(guide.session()).isNotEmpty();
        assertThat(guide.happens(guide.session(), folder, specs.aw())).isEqualTo(guide.session());
    }
}
