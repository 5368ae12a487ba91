package io.trackyard.cli.command;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.InitJson;
import io.trackyard.display.InitOutline;
import io.trackyard.display.InitView;
import io.trackyard.draft.ProjectSurvey;
import io.trackyard.draft.SettingsDraft;
import io.trackyard.draft.SettingsFile;
import io.trackyard.git.Repository;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the first {@code trackyard.yaml} of a repository. */
@Command(
        name = "init",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.FILE_THERE, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard init --dry-run", ""},
        description =
                "Writes a trackyard.yaml for this repository, with what looking at it finds and every other setting"
                        + " as a comment. Runs nothing.")
public final class InitCommand implements Callable<Integer> {
    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Option(names = "--dry-run", description = "Print what would be written, and write nothing.")
    boolean dryRun;

    @Option(names = "--force", description = "Write it also where there is one, which is kept as trackyard.yaml.bak.")
    boolean force;

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public InitCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output);
                Repository opened = yard.repository(repository.directory())) {
            ProjectSurvey found = ProjectSurvey.of(
                    opened.topLevel(),
                    opened.trackedFiles(),
                    yard.around().environment(),
                    yard.around().time());
            String text = SettingsDraft.of(found);
            SettingsFile file = new SettingsFile(opened.topLevel());
            Optional<String> backup = dryRun ? Optional.empty() : file.write(text, force);
            show(yard, new InitOutline(file.path().toString(), !dryRun, backup, text, outline(found)));
            return ExitStatus.DONE.code();
        }
    }

    private void show(Yard yard, InitOutline outline) {
        if (output.json()) {
            output.printJson(yard.around(), InitJson.of(outline));
        } else if (dryRun) {
            yard.around().out().print(outline.text());
            yard.around().out().flush();
        } else {
            output.print(yard.around(), InitView.of(outline, OutputOptions.width(yard.around())));
        }
    }

    private static InitOutline.Found outline(ProjectSurvey found) {
        return new InitOutline.Found(
                found.sources().stream()
                        .map(source -> new InitOutline.Source(source.name(), source.description(), source.place()))
                        .toList(),
                found.checks(),
                found.setup(),
                found.copy(),
                found.shared(),
                found.agents().stream().map(KnownAgent::program).toList(),
                found.client().map(KnownAgent::program));
    }
}
