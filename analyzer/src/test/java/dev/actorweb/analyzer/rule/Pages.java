package dev.actorweb.analyzer.rule;

import java.util.ArrayList;
import java.util.List;

/// The examples on the pages of the rules.
final class Pages {
    private Pages() {}

    /// What is reported, then the remedy.
    static List<String> examples(String rule) {
        List<String> examples = new ArrayList<>();
        String page = RulePage.text(RuleCatalogue.find(rule).orElseThrow());
        String open = "```yaml\n";
        for (int at = page.indexOf(open); at >= 0; at = page.indexOf(open, at)) {
            int end = page.indexOf("```", at + open.length());
            examples.add(page.substring(at + open.length(), end));
            at = end;
        }
        return examples;
    }
}
