package io.trackyard.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A question to the model.
 *
 * @param model the model it is for
 * @param texts what the client's user said in the conversation so far, the newest last
 * @param rounds how many results of tools came since the newest of them
 * @param streaming whether the answer is wanted piece by piece
 * @param whole all of it
 */
public record Asked(String model, List<String> texts, int rounds, boolean streaming, JsonNode whole) {
    public Asked {
        texts = List.copyOf(texts);
    }

    /** What the user said last. */
    public String newest() {
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    /** Whether it goes on with a conversation that began before. */
    public boolean isResumed() {
        return texts.size() > 1;
    }
}
