package io.trackyard.cli.command;

import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Surroundings;
import io.trackyard.display.ChoiceView;
import io.trackyard.reading.FoundSource;
import io.trackyard.reading.SeveralSourcesException;
import io.trackyard.reading.SeveralSourcesException.Choice;
import java.util.List;

/** Asks a person which of several sources is meant. */
final class SourceQuestion {
    private static final int MOST_TRIES = 3;

    private final Surroundings around;
    private final OutputOptions output;

    SourceQuestion(Surroundings around, OutputOptions output) {
        this.around = around;
        this.output = output;
    }

    /** The one that was chosen; where none was, it stays the problem it is. */
    FoundSource ask(SeveralSourcesException several) {
        List<Choice> choices = several.choices();
        List<ChoiceView.Choice> shown = choices.stream()
                .map(choice -> new ChoiceView.Choice(choice.source().description(), choice.holds()))
                .toList();
        around.err().println("Tasks were found in %d places; a run has one source.".formatted(choices.size()));
        around.err().print(output.errStyle(around).render(ChoiceView.of(shown, OutputOptions.width(around))));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String answer = Question.ask(around, "Which? [1-%d] ".formatted(choices.size()));
            if (answer.isEmpty()) {
                break;
            }
            if (answer.matches("[1-9][0-9]{0,3}") && Integer.parseInt(answer) <= choices.size()) {
                return choices.get(Integer.parseInt(answer) - 1).source();
            }
        }
        throw several;
    }
}
