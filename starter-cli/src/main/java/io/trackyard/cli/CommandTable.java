package io.trackyard.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The commands with what each does. The list that picocli draws shows the first line of a help, which is an example. */
final class CommandTable {
    private static final int INDENT = 2;

    private CommandTable() {}

    static String of(Help help) {
        int names = help.subcommands().keySet().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0)
                + INDENT;
        int width = help.commandSpec().usageMessage().width();
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(names, INDENT, Overflow.SPAN),
                new Column(width - names, INDENT, Overflow.WRAP));
        help.subcommands().forEach((name, command) -> {
            String[] description = command.commandSpec().usageMessage().description();
            if (!command.commandSpec().usageMessage().hidden()) {
                table.addRowValues(name, description.length == 0 ? "" : description[0]);
            }
        });
        return table.toString();
    }
}
