package io.trackyard.attempt;

import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefMove;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.session.FencedException;
import io.trackyard.session.Guard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A worker that acts once for each line, under the epoch the line gives it: {@code NUMBER OBJECT REF COMMIT}. It makes the ref
 * by a fenced move, and adds its epoch to the file {@code acts} by a guarded command; which of them first goes by turns.
 */
final class FrozenActor {
    private FrozenActor() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[1]);
        Guard guard = Guard.of(directory, new CommandRunner());
        try (Repository repository = Repository.open(Path.of(arguments[0]), System.getenv())) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                Epoch epoch = new Epoch(Long.parseLong(words[0]), ObjectId.of(words[1]), new RefName(arguments[2]));
                Runnable move = () -> repository
                        .refs()
                        .move(RefMove.fencedBy(epoch).create(new RefName(words[2]), ObjectId.of(words[3])));
                Runnable act = () -> act(guard, epoch.number(), directory);
                System.out.println("begins");
                boolean moveFirst = epoch.number() % 4 < 2;
                (moveFirst ? move : act).run();
                (moveFirst ? act : move).run();
                System.out.println("done");
            }
        }
    }

    private static void act(Guard guard, long epoch, Path directory) {
        try {
            guard.run(epoch, Command.shell("echo %d >>acts".formatted(epoch)).in(directory));
        } catch (FencedException overtaken) {
            System.out.println("fenced");
        }
    }
}
