package io.trackyard.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a person tells OpenCode of a provider of their own: a file that {@code OPENCODE_CONFIG} names. */
public final class OpenCodeConfiguration {
    /** As {@code --model} has it. */
    public static final String MODEL = "fake/fake-model";

    private OpenCodeConfiguration() {}

    /**
     * Writes one that names the provider at the address.
     *
     * @param key a variable that holds the key
     */
    public static Path in(Path directory, String address, String key) throws IOException {
        return Files.writeString(directory.resolve("opencode.json"), """
                {
                  "provider": {
                    "fake": {
                      "npm": "@ai-sdk/openai-compatible",
                      "options": {"baseURL": "%s/v1", "apiKey": "{env:%s}"},
                      "models": {
                        "fake-model": {
                          "tool_call": true,
                          "limit": {"context": 100000, "output": 4000},
                          "cost": {"input": 1, "output": 2}
                        }
                      }
                    }
                  },
                  "model": "fake/fake-model",
                  "small_model": "fake/fake-model",
                  "enabled_providers": ["fake"]
                }
                """.formatted(address, key));
    }
}
