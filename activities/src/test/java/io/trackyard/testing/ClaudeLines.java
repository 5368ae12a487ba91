package io.trackyard.testing;

import com.fasterxml.jackson.databind.node.TextNode;

/** What Claude Code prints, a line for each event, for agents that are taken for it. */
public final class ClaudeLines {
    private ClaudeLines() {}

    /** A session begins. */
    public static String begins() {
        return "{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":\"c1\"}";
    }

    /** A message for which 1,050 tokens were used. */
    public static String uses() {
        return "{\"type\":\"assistant\",\"message\":{\"id\":\"m1\",\"content\":[],"
                + "\"usage\":{\"input_tokens\":1000,\"output_tokens\":50}},\"session_id\":\"c1\"}";
    }

    /** A session ends well, with those last words. */
    public static String succeeds(String answer) {
        return "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":%s}"
                .formatted(TextNode.valueOf(answer));
    }
}
