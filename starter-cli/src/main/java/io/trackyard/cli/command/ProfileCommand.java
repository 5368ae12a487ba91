package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.ProfileJson;
import io.trackyard.display.ProfileOutline;
import io.trackyard.display.ProfileView;
import io.trackyard.source.ProfileSheet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the values a task source brings with it. */
@Command(
        name = "profile",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.PROFILES, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard profile beads", ""},
        description = "Shows how the tasks of a source are carried out where no setting says it; without a name, lists"
                + " the profiles.")
public final class ProfileCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "native, beads, planning, taskxml, queue or background.")
    @Nullable
    String name;

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public ProfileCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            int width = OutputOptions.width(yard.around());
            List<ProfileOutline> profiles = (name == null ? ProfileSheet.NAMES : List.of(name))
                    .stream()
                            .map(ProfileSheet::named)
                            .map(ProfileCommand::outline)
                            .toList();
            if (output.json()) {
                output.printJson(yard.around(), ProfileJson.of(profiles));
            } else {
                output.print(
                        yard.around(),
                        name == null ? ProfileView.of(profiles, width) : ProfileView.of(profiles.get(0), width));
            }
            return ExitStatus.DONE.code();
        }
    }

    private static ProfileOutline outline(ProfileSheet profile) {
        return new ProfileOutline(
                profile.name(),
                profile.about(),
                profile.file(),
                profile.values().stream()
                        .map(value ->
                                new ProfileOutline.Value(value.key(), value.value(), value.own(), value.meaning()))
                        .toList());
    }
}
