package dev.actorweb.completions;

import java.util.List;

/// Completion for PowerShell 5 and newer: a table of the commands, and a script block that
/// walks it.
final class PowerShell {
    private static final String ENGINE = """
            Register-ArgumentCompleter -Native -CommandName 'NAME' -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                Set-StrictMode -Off
                $path = 'NAME'; $option = ''; $ended = $false; $index = 1
                $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
                    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
                        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.ToString() }
                    })
                foreach ($word in $words) {
                    $node = $NAMENodes[$path]
                    if ($option) { $option = '' }
                    elseif (-not $ended -and $word -ceq '--') { $ended = $true }
                    elseif (-not $ended -and $word.StartsWith('-')) {
                        if ($node.Valued -ccontains $word) { $option = $word }
                    }
                    elseif (-not $ended -and $index -eq 1 -and @($node.Commands | ForEach-Object { $_[0] }) -ccontains $word) {
                        $path = "$path $word"
                    }
                    else { $index++ }
                }
                $node = $NAMENodes[$path]
                $prefix = ''; $current = $wordToComplete -replace '^([''"])(.*?)\\1?$', '$2'; $place = "$index"
                if (-not $ended -and -not $option -and $current -match '^(--[^=]+)=(.*)$') {
                    $prefix = $Matches[1] + '='; $option = $Matches[1]; $current = $Matches[2]
                }
                if ($option) { $place = $option }
                if (-not $ended -and -not $option -and $current.StartsWith('-')) { $candidates = $node.Options }
                else {
                    $candidates = @()
                    if (-not $option -and $index -eq 1) { $candidates += $node.Commands }
                    $values = $node.Values[$place]
                    if (-not $option -and $null -eq $values) { $values = $node.Values['*'] }
                    if ($values -is [string]) {
                        $kind, $paths = $values -split ' '
                        if ($kind) {
                            $program = Get-Command -Name ($commandAst.GetCommandName(), 'NAME') -CommandType Application -ErrorAction Ignore |
                                Select-Object -First 1
                            # Where arguments go along in the old way, as to batch files, an empty one needs quotes to arrive at all.
                            $old = switch ("$PSNativeCommandArgumentPassing") {
                                'Standard' { $false }
                                'Windows' { $program.Extension -in '.cmd', '.bat' }
                                default { $true }
                            }
                            $last = if (-not $current -and $old) { '""' } else { $current }
                            if ($program) {
                                & $program QUESTION $kind '--' @words $last 2>$null | ForEach-Object {
                                    $candidates += , @($_ -split "`t", 2)
                                }
                            }
                        }
                        if ($paths) {
                            $folder = if ($current -match '^(.*[\\\\/])') { $Matches[1] } else { '' }
                            $hidden = $current.Substring($folder.Length).StartsWith('.')
                            $candidates += @(Get-ChildItem -Path ([WildcardPattern]::Escape($current) + '*') -Force:$hidden -Directory:($paths -eq 'folders') -ErrorAction Ignore |
                                ForEach-Object {
                                    $type = if ($_.PSIsContainer) { 'ProviderContainer' } else { 'ProviderItem' }
                                    , @(($folder + $_.Name), $_.FullName, $type)
                                })
                        }
                    } elseif ($null -ne $values) { $candidates += $values }
                }
                foreach ($candidate in $candidates) {
                    $text = [string] $candidate[0]
                    $type = if ($candidate[2]) { $candidate[2] } else { 'ParameterValue' }
                    # Paths have been matched as PowerShell matches paths.
                    if ($type -eq 'ParameterValue' -and -not $text.StartsWith($current, [StringComparison]::Ordinal)) { continue }
                    $inserted = $prefix + $text
                    if ($inserted -match '^@|[^\\w./=:@~\\\\-]') {
                        $inserted = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($inserted) + "'"
                    }
                    $tip = if ($candidate[1]) { [string] $candidate[1] } else { $text }
                    [System.Management.Automation.CompletionResult]::new($inserted, $text, $type, $tip)
                }
            }
            """;

    /// PowerShell's own tables take -v and -V for one key.
    private static final String CASE_SENSITIVE = "New-Object System.Collections.Hashtable ([StringComparer]::Ordinal)";

    private final Node root;
    private final StringBuilder out = new StringBuilder();

    PowerShell(Node root) {
        this.root = root;
    }

    String script() {
        out.append(Completion.origin("powershell", root.name())).append(nodes()).append(" = ")
                .append(CASE_SENSITIVE).append('\n');
        root.tree().forEach(this::node);
        out.append('\n').append(ENGINE.replace("NAME", root.name()).replace("QUESTION", Completion.QUESTION));
        return out.toString();
    }

    private String nodes() {
        return "$" + root.name() + "Nodes";
    }

    private void node(Node node) {
        var place = nodes() + "[" + quoted(node.path()) + "]";
        out.append(place).append(" = @{\n    Values = ").append(CASE_SENSITIVE)
                .append("\n    Commands = @(\n");
        node.children().forEach(child -> pair(child.name(), child.description()));
        out.append("    )\n    Options = @(\n");
        for (var option : node.options()) {
            option.names().forEach(name -> pair(name, option.description()));
        }
        out.append("    )\n    Valued = @(");
        words(node.options().stream().filter(Node.Option::valued).flatMap(o -> o.names().stream()).toList());
        out.append(")\n}\n");
        values(node, place + ".Values");
    }

    private void values(Node node, String table) {
        for (var option : node.options()) {
            if (option.valued()) {
                option.names().forEach(name -> value(table, name, option.values()));
            }
        }
        int index = 1;
        for (var parameter : node.parameters()) {
            value(table, parameter.repeatable() ? "*" : String.valueOf(index++), parameter.values());
        }
    }

    private void value(String table, String place, Values values) {
        var assignment = table + "[" + quoted(place) + "] = ";
        switch (values) {
            case Values.Anything _ -> {
            }
            case Values.Words(var words) -> {
                out.append(assignment).append("@(\n");
                words.forEach(word -> pair(word, ""));
                out.append(")\n");
            }
            case Values.Paths(var foldersOnly) -> out.append(assignment).append(paths("", foldersOnly));
            case Values.Asked(var kind, var beside) -> out.append(assignment).append(
                    beside.map(paths -> paths(kind, paths.foldersOnly())).orElse("'" + kind + "'\n"));
        }
    }

    /// What to ask the program for, a space, and which paths to offer.
    private static String paths(String kind, boolean foldersOnly) {
        return "'" + kind + (foldersOnly ? " folders'\n" : " files'\n");
    }

    /// A candidate and its description, as a list of two inside a list.
    private void pair(String word, String description) {
        out.append("        , @(").append(quoted(word)).append(", ").append(quoted(description))
                .append(")\n");
    }

    private void words(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(quoted(words.get(i)));
        }
    }

    /// In single quotes; PowerShell takes the typographic ones for the same.
    static String quoted(String word) {
        var quoted = new StringBuilder("'");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean quote = c == '\'' || (c >= 0x2018 && c <= 0x201b);
            quoted.append(c).append(quote ? String.valueOf(c) : "");
        }
        return quoted.append('\'').toString();
    }
}
