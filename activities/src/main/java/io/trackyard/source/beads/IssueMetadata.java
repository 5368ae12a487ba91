package io.trackyard.source.beads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The free part of a beads issue, in which its users write what beads itself has no field for. */
final class IssueMetadata {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode fields;

    private IssueMetadata(JsonNode fields) {
        this.fields = fields;
    }

    static IssueMetadata of(Issue issue) {
        return new IssueMetadata(parsed(issue.fields().path("metadata")));
    }

    /** Metadata as what it says: a backup, and every dependency, holds it as a text with JSON in it. */
    static JsonNode parsed(JsonNode metadata) {
        if (!metadata.isTextual()) {
            return metadata;
        }
        try {
            return JSON.readTree(metadata.asText());
        } catch (JsonProcessingException prose) {
            return JSON.missingNode(); // anything may stand there
        }
    }

    /** The files the issue says it edits, without the lines in them; empty where it says nothing. */
    List<String> paths() {
        List<String> located = texts(fields.path("edit_locus"));
        return (located.isEmpty() ? texts(fields.path("files")) : located)
                .stream()
                        .map(path -> path.replaceFirst(":[0-9]+(-[0-9]+)?$", ""))
                        .filter(path -> !path.isBlank())
                        .toList();
    }

    /** A list of texts, or one text with commas or line ends between its parts. */
    private static List<String> texts(JsonNode node) {
        Stream<JsonNode> nodes = node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
        return nodes.filter(JsonNode::isTextual)
                .flatMap(text -> Stream.of(text.asText().split("[,\\n]")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
