package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManPageTest {
    private static final Page PAGE = Page.of(Demo.spec(), List.of("demo"), List.of());

    @Test
    void everySectionHasItsPlace() {
        var exits = new LinkedHashMap<String, String>();
        exits.put("0", "done");
        exits.put("70", "a bug");

        var text = new ManPage("demo 1.0", exits, List.of("demo", "other")).text(PAGE);

        assertThat(text).startsWith("""
                .TH "demo" 1 "" "demo 1.0" "demo manual"
                .nh
                .ad l
                .SH "NAME"
                demo \\- A demonstration
                .SH "SYNOPSIS"
                .PP
                \\fBdemo\\fR [command] [options]
                """)
                .contains(".SS \"demo config [command] [options]\"\n",
                        ".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\ndone\n")
                .endsWith(".SH \"SEE ALSO\"\nother(1)\n");
    }

    @Test
    void hiddenOptionsStayHidden() {
        assertThat(new ManPage("x", Map.of(), List.of()).text(PAGE)).doesNotContain("hidden");
        assertThat(MarkdownPage.text(PAGE, "")).doesNotContain("hidden");
    }

    @Test
    void noTextIsTakenForARequestOrAnEscape() {
        var roff = new Roff("a\"b", "", "").paragraph(".so /etc/passwd").paragraph("'tis \\fB-x\\fR")
                .term("--a-b", "X", "ends\nhere").text("ä \u001b[31m…").toString();

        assertThat(roff).isEqualTo("""
                .TH "a\\(dqb" 1 "" "" ""
                .nh
                .ad l
                .PP
                \\&.so /etc/passwd
                .PP
                \\&\\(aqtis \\efB\\-x\\efR
                .TP
                \\fB\\-\\-a\\-b\\fR \\fIX\\fR
                ends here
                \\[u00E4] [31m\\[u2026]
                """);
    }
}
