package io.trackyard.cli;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.Display;

/** Shows nothing: for {@code --quiet}. */
final class SilentDisplay implements Display {
    @Override
    public void show(RunSnapshot snapshot) {}

    @Override
    public void note(String text) {}

    @Override
    public void close() {}
}
