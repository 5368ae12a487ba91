package io.trackyard.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person is being asked. An answer that fits no open question is dropped: it comes late, or twice. */
final class Questions {
    private final Map<String, OpenQuestion> open = new LinkedHashMap<>();
    private int changes;

    /** Asks, unless it is being asked already. */
    void ask(OpenQuestion question) {
        if (open.putIfAbsent(question.id(), question) == null) {
            changes++;
        }
    }

    /** The question that is answered by it, which is open no more; empty where there is none that takes it. */
    Optional<OpenQuestion> answered(Answer answer) {
        OpenQuestion question = open.get(answer.question());
        if (question == null || !answer.isFor(question.since()) || !question.takes(answer.choice())) {
            return Optional.empty();
        }
        withdraw(question.id());
        return Optional.of(question);
    }

    void withdraw(String id) {
        if (open.remove(id) != null) {
            changes++;
        }
    }

    boolean isOpen(String id) {
        return open.containsKey(id);
    }

    List<OpenQuestion> ofKind(String kind) {
        return open.values().stream()
                .filter(question -> question.kind().equals(kind))
                .toList();
    }

    /** The one that has been open the longest. */
    Optional<OpenQuestion> first() {
        return open.values().stream().findFirst();
    }

    List<OpenQuestion> all() {
        return new ArrayList<>(open.values());
    }

    int changes() {
        return changes;
    }
}
