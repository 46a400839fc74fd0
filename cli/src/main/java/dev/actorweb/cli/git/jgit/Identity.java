package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.process.Environment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;

/// Whose name goes on a commit. Unlike JGit we never make one up from the login and host names.
final class Identity {
    private final Environment environment;
    private final Config config;

    Identity(Environment environment, Config config) {
        this.environment = environment;
        this.config = config;
    }

    PersonIdent author() {
        return person("AUTHOR");
    }

    PersonIdent committer() {
        return person("COMMITTER");
    }

    private PersonIdent person(String role) {
        String section = role.toLowerCase(Locale.ROOT);
        String name = value("GIT_" + role + "_NAME", section, "name").orElseThrow(Identity::unknown);
        String email = value("GIT_" + role + "_EMAIL", section, "email").or(() -> environment.get("EMAIL"))
                .filter(text -> !text.isBlank()).orElseThrow(Identity::unknown);
        Optional<String> date = environment.get("GIT_" + role + "_DATE");
        if (date.isEmpty()) {
            return new PersonIdent(name, email, Instant.now(), ZoneId.systemDefault());
        }
        OffsetDateTime when = time(date.get());
        return new PersonIdent(name, email, when.toInstant(), when.getOffset());
    }

    private Optional<String> value(String variable, String section, String key) {
        return environment.get(variable).or(() -> configured(section, key)).or(() -> configured("user", key))
                .filter(text -> !text.isBlank());
    }

    private Optional<String> configured(String section, String key) {
        return Optional.ofNullable(config.getString(section, null, key));
    }

    private static GitException unknown() {
        return new GitException(new GitProblem.NoIdentity());
    }

    /// git's own form, `1700000000 +0100` with or without `@`, or ISO 8601.
    private static OffsetDateTime time(String text) {
        try {
            int space = text.indexOf(' ');
            if (space > 0 && text.indexOf('-') != 4) {
                long seconds = Long.parseLong(
                        text.startsWith("@") ? text.substring(1, space) : text.substring(0, space));
                return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.of(text.substring(space + 1)));
            }
            return OffsetDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException | NumberFormatException e) {
            throw new GitException(new GitProblem.Refused("reading the date", "not understood: " + text), e);
        }
    }
}
