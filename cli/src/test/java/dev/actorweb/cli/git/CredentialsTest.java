package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @ParameterizedTest
    @CsvSource({"https://ann:s3cret@example.org/x.git,https://***@example.org/x.git",
            "https://s3cret@example.org/x.git,https://***@example.org/x.git",
            "HTTPS://s3cret:x-oauth-basic@example.org,HTTPS://***@example.org",
            "http://ann:s3:cr@et@example.org:8080/a@b,http://***@example.org:8080/a@b",
            "https://ann:s3cret@[::1]:80/x,https://***@[::1]:80/x",
            "ssh://git:s3cret@example.org:22/a@b,ssh://git:***@example.org:22/a@b",
            "ftp://ann:s3cr@et@example.org,ftp://ann:***@example.org",
            "https://ann:s3c/ret@example.org/x.git,https://***@example.org/x.git",
            "http:///ann:s3c/ret@example.org/x.git,http://***@example.org/x.git",
            "https://ann:s3cret,https://***"})
    void whatIsSecretInAnAddressIsMasked(String address, String shown) {
        assertThat(Credentials.masked(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address: at all@home", "://", "://@", "https://",
            "https://example.org/x.git",
            "ssh://git@example.org:22/a@b", "https://example.org:80/@x", "https://[::1]:80/x@y",
            "git@example.org:me/x.git", "file:///home/a:b@c/x.git",
            "Failed to connect to https://example.org:443: refused", "see 'https://example.org:80'"})
    void whatHoldsNoneIsLeftAlone(String text) {
        assertThat(Credentials.masked(text)).isEqualTo(text);
    }

    @Test
    void everyAddressOfATextIsMasked() {
        assertThat(Credentials.masked(
                "unable to access 'https://ann:s3:cr:et@example.org/x.git/': no, http://b:c@d\nhttps://t@e f@g"))
                .isEqualTo(
                        "unable to access 'https://***@example.org/x.git/': no, http://***@d\nhttps://***@e f@g");
    }

    @ParameterizedTest
    @CsvSource({"https://ann:s3cret@example.org/x.git,https://example.org/x.git",
            "https://s3cret@example.org:8080/x.git,https://example.org:8080/x.git",
            "ssh://git:s3cret@example.org:22/x,ssh://git@example.org:22/x",
            "ssh://git@example.org/x,ssh://git@example.org/x", "git@example.org:x.git,git@example.org:x.git",
            "file:///a:b@c,file:///a:b@c"})
    void whatIsWrittenDownHasNone(String address, String written) {
        assertThat(Credentials.removed(address)).isEqualTo(written);
    }

    @Test
    void aRemoteShowsNone() {
        assertThat(new Remote("origin", "https://a:b@c/d", "ssh://e:f@g/h"))
                .hasToString("origin at https://***@c/d, pushed to ssh://e:***@g/h");
        assertThat(new Remote("origin", "https://a@c/d", "https://a@c/d"))
                .hasToString("origin at https://***@c/d");
    }
}
